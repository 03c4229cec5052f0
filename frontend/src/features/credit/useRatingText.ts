import { useMemo } from 'react';

import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { useLanguage } from '../../app/words/language';
import { quantityDigits } from '../../ui/format';
import { useFormat } from '../../ui/useFormat';
import { choiceLabel, type Indicator, type Kind, quotient, type Value } from './value';
import { creditWords, unitWords } from './words';

/** Labels of a card and values of evidence, as people write them in the language of the screen. */
export function useRatingText() {
  const words = useWords(creditWords);
  const units = useWords(unitWords);
  const format = useFormat();
  const language = useLanguage().language === 'en' ? 'en' : 'zh';
  return useMemo(() => {
    const number = (kind: Kind, text: string) => {
      if (kind === 'money') return format.largeMoney(text);
      if (kind === 'area') return format.area(text);
      const digits = quantityDigits(text);
      if (kind === 'share') return `${digits}%`;
      return kind === 'count' || kind === 'choice' ? digits : `${digits} ${units[kind]}`;
    };
    return {
      label: (label: Schemas['Label']) => label[language],
      value(value: Value, kind: Kind, indicator: Pick<Indicator, 'bands'> | undefined) {
        if (value.choice) return choiceLabel(indicator, value.choice, language);
        if (value.ratio) {
          const parts = words.ratio(quantityDigits(value.ratio.numerator), quantityDigits(value.ratio.denominator));
          const about = quotient(value.ratio, kind);
          return about === undefined ? parts : words.about(parts, number(kind, about));
        }
        return number(kind, value.number ?? '');
      },
    };
  }, [format, language, units, words]);
}
