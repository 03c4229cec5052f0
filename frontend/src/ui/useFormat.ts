import { useMemo } from 'react';

import { commonWords } from '../app/words/common';
import { useWords } from '../app/words/dictionary';
import { useLanguage } from '../app/words/language';
import { instantText, moneyDigits, quantityDigits, tenThousandDigits } from './format';

type Maybe = string | null | undefined;

/** Values of the API as text with its unit, in the language of the screen. A missing value is a dash. */
export function useFormat() {
  const words = useWords(commonWords);
  const { language } = useLanguage();
  return useMemo(() => {
    const or = (value: Maybe, text: (value: string) => string) =>
      value === null || value === undefined || value === '' ? words.none : text(value);
    const money = (yuan: Maybe) => or(yuan, (value) => `${moneyDigits(value)} ${words.yuan}`);
    return {
      money,
      /** `1.28 万元`; English has no such unit and shows the whole amount. */
      largeMoney: (yuan: Maybe) =>
        language === 'en' ? money(yuan) : or(yuan, (value) => `${tenThousandDigits(value)} ${words.tenThousandYuan}`),
      area: (mu: Maybe) => or(mu, (value) => `${quantityDigits(value)} ${words.mu}`),
      quantity: (amount: Maybe, unit: string) => or(amount, (value) => `${quantityDigits(value)} ${unit}`),
      date: (day: Maybe) => or(day, (value) => value),
      instant: (at: Maybe) => or(at, instantText),
      text: (value: Maybe) => or(value, (text) => text),
    };
  }, [language, words]);
}
