import { Input, Radio, Segmented, Space } from 'antd';

import { useWords } from '../../../app/words/dictionary';
import { useFormat } from '../../../ui/useFormat';
import { useRatingText } from '../useRatingText';
import type { Indicator } from '../value';
import { unitWords } from '../words';
import { type Entered, type Way, wayOf, waysOf } from './entered';
import { evidenceWords } from './words';

type Props = {
  indicator: Indicator;
  /** Set by the form. */
  id?: string;
  value?: Entered;
  onChange?: (value: Entered) => void;
};

/** The fields of one question. */
export function ValueInput({ indicator, id, value = {}, onChange }: Props) {
  const words = useWords(evidenceWords);
  const text = useRatingText();
  const ways = waysOf(indicator, value);
  const way = wayOf(indicator, value);
  const names: Record<Way, string> = { number: words.plain, ratio: words.two, choice: words.option };
  const set = (part: Entered) => onChange?.({ ...value, way, ...part });
  return (
    <div className="value-input">
      {ways.length > 1 && (
        <Segmented<Way>
          size="small"
          aria-label={text.label(indicator.name)}
          value={way}
          onChange={(chosen) => set({ way: chosen })}
          options={ways.map((known) => ({ value: known, label: names[known] }))}
        />
      )}
      {way === 'number' && <NumberInput {...{ indicator, id, value, set }} />}
      {way === 'ratio' && <RatioInput {...{ indicator, id, value, set }} />}
      {way === 'choice' && <Options {...{ indicator, id, value, set }} />}
    </div>
  );
}

type PartProps = Required<Pick<Props, 'indicator' | 'value'>> & {
  id: string | undefined;
  set: (part: Entered) => void;
};

function NumberInput({ indicator: { kind }, id, value, set }: PartProps) {
  const words = useWords(evidenceWords);
  const units = useWords(unitWords);
  const format = useFormat();
  const isAmount = kind === 'money' && /^\d{5,}(\.\d*)?$/.test(value.number?.trim() ?? '');
  return (
    <>
      <Input
        {...(id ? { id } : {})}
        inputMode={kind === 'count' ? 'numeric' : 'decimal'}
        autoComplete="off"
        suffix={kind === 'choice' || kind === 'count' ? undefined : units[kind]}
        value={value.number}
        onChange={(event) => set({ number: event.target.value })}
      />
      {isAmount && <span className="value-note">{words.isWan(format.largeMoney(value.number))}</span>}
    </>
  );
}

function RatioInput({ indicator, id, value, set }: PartProps) {
  const words = useWords(evidenceWords);
  const text = useRatingText();
  const name = text.label(indicator.name);
  return (
    <Space.Compact block>
      <Input
        {...(id ? { id } : {})}
        aria-label={`${name} ${words.numerator}`}
        placeholder={words.numerator}
        inputMode="decimal"
        autoComplete="off"
        value={value.numerator}
        onChange={(event) => set({ numerator: event.target.value })}
      />
      <Space.Addon>{words.divided}</Space.Addon>
      <Input
        aria-label={`${name} ${words.denominator}`}
        placeholder={words.denominator}
        inputMode="decimal"
        autoComplete="off"
        value={value.denominator}
        onChange={(event) => set({ denominator: event.target.value })}
      />
    </Space.Compact>
  );
}

function Options({ indicator, id, value, set }: PartProps) {
  const text = useRatingText();
  const options = indicator.bands.flatMap(({ choice, label }) =>
    choice ? [{ value: choice, label: text.label(label) }] : [],
  );
  return (
    <Radio.Group
      {...(id ? { id } : {})}
      className="value-options"
      aria-label={text.label(indicator.name)}
      value={value.choice}
      onChange={(event) => set({ choice: String(event.target.value) })}
      options={options}
    />
  );
}
