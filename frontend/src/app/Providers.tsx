import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { type ReactNode, useLayoutEffect } from 'react';

import { TextSizeProvider, useTextSize } from '../ui/textSize';
import { queryClient } from './queryClient';
import { themeFor } from './theme';
import { LanguageProvider, type Language, useLanguage } from './words/language';

const libraryWords: Record<Language, { antd: typeof zh; dayjs: string }> = {
  'zh-CN': { antd: zh, dayjs: 'zh-cn' },
  en: { antd: en, dayjs: 'en' },
};

function Themed({ children }: { children: ReactNode }) {
  const { language } = useLanguage();
  const { size } = useTextSize();
  const words = libraryWords[language];
  useLayoutEffect(() => {
    dayjs.locale(words.dayjs);
  }, [words]);
  return (
    <ConfigProvider locale={words.antd} theme={themeFor(size)} button={{ autoInsertSpace: false }}>
      <App>{children}</App>
    </ConfigProvider>
  );
}

/** Everything that pages take for granted: data, language, size of text, look. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      <LanguageProvider>
        <TextSizeProvider>
          <Themed>{children}</Themed>
        </TextSizeProvider>
      </LanguageProvider>
    </QueryClientProvider>
  );
}
