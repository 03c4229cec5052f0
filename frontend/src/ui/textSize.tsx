import { createContext, type ReactNode, use, useCallback, useLayoutEffect, useMemo, useState } from 'react';

export type TextSize = 'standard' | 'large';

const storageKey = 'sanwei.text-size';

type Choice = { size: TextSize; choose: (size: TextSize) => void };

const TextSizeContext = createContext<Choice>({ size: 'standard', choose: () => undefined });

/** Holds the size of the text: `large` is the version for older people, with larger targets too. */
export function TextSizeProvider({ children }: { children: ReactNode }) {
  const [size, setSize] = useState<TextSize>(() =>
    localStorage.getItem(storageKey) === 'large' ? 'large' : 'standard',
  );
  const choose = useCallback((next: TextSize) => {
    localStorage.setItem(storageKey, next);
    setSize(next);
  }, []);
  useLayoutEffect(() => {
    document.documentElement.dataset['textSize'] = size;
  }, [size]);
  const choice = useMemo(() => ({ size, choose }), [size, choose]);
  return <TextSizeContext value={choice}>{children}</TextSizeContext>;
}

export function useTextSize(): Choice {
  return use(TextSizeContext);
}
