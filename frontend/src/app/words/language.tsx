import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from 'react';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'sanwei.language';

type Choice = { language: Language; choose: (language: Language) => void };

const LanguageContext = createContext<Choice>({ language: 'zh-CN', choose: () => undefined });

function remembered(): Language {
  return languages.find((language) => language === localStorage.getItem(storageKey)) ?? 'zh-CN';
}

/** Holds the language of the screens. `<html lang>` follows it, and the API client reads it there. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState(remembered);
  const choose = useCallback((next: Language) => {
    localStorage.setItem(storageKey, next);
    setLanguage(next);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const choice = useMemo(() => ({ language, choose }), [language, choose]);
  return <LanguageContext value={choice}>{children}</LanguageContext>;
}

export function useLanguage(): Choice {
  return use(LanguageContext);
}
