import { dictionary } from '../app/words/dictionary';

export const uiWords = dictionary(
  { otherLanguage: 'English', largeText: '长辈版（大字）', standardText: '标准版' },
  { otherLanguage: '中文', largeText: 'Large text', standardText: 'Standard text' },
);
