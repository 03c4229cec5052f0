import { Segmented } from 'antd';

import { useWords } from '../app/words/dictionary';
import { type TextSize, useTextSize } from './textSize';
import { useIsPhone } from './useIsPhone';
import { uiWords } from './words';

export function TextSizeSwitch({ label }: { label: string }) {
  const words = useWords(uiWords);
  const { size, choose } = useTextSize();
  return (
    <Segmented<TextSize>
      aria-label={label}
      vertical={useIsPhone()}
      value={size}
      onChange={choose}
      options={[
        { value: 'standard', label: words.standardText },
        { value: 'large', label: words.largeText },
      ]}
    />
  );
}
