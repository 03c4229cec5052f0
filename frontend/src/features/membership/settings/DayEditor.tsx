import { Alert, AutoComplete, Button, Input, Radio } from 'antd';
import { useState } from 'react';

import { useWords } from '../../../app/words/dictionary';
import { daysFrom, type Refusal, refusalOf, type Said, type Saying } from './arrangement';
import { calendarWords, holidayNames, sayingWords } from './words';

type Props = {
  year: number;
  said: Said;
  onChange: (said: Said) => void;
  /** Called with days to which it applies. */
  onSay: (days: readonly string[]) => void;
};

const kinds: readonly Saying[] = ['holiday', 'worked', 'plain'];

/** Of which holiday a day is and what is said of it, for the calendar and for a span of days typed in. */
export function DayEditor({ year, said, onChange, onSay }: Props) {
  const words = useWords(calendarWords);
  const sayings = useWords(sayingWords);
  return (
    <div className="day-editor">
      <p>{words.editorHelp}</p>
      <div className="day-editor-fields">
        <label htmlFor="occasion">{words.occasion}</label>
        <AutoComplete
          id="occasion"
          className="day-editor-occasion"
          maxLength={30}
          disabled={said.kind === 'plain'}
          value={said.occasion}
          onChange={(occasion: string) => onChange({ ...said, occasion })}
          options={holidayNames.map((value) => ({ value }))}
        />
        <Radio.Group
          aria-label={words.saying}
          optionType="button"
          value={said.kind}
          onChange={({ target }) => onChange({ ...said, kind: target.value as Saying })}
          options={kinds.map((value) => ({ value, label: sayings[value] }))}
        />
      </div>
      <Span year={year} said={said} onSay={onSay} />
    </div>
  );
}

function Span({ year, said, onSay }: Omit<Props, 'onChange'>) {
  const words = useWords(calendarWords);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [refusal, setRefusal] = useState<Refusal>();
  const add = () => {
    const days = from && to ? daysFrom(from, to) : [];
    const refused = refusalOf(days, year, said);
    setRefusal(refused);
    if (!refused) onSay(days);
  };
  return (
    <>
      <div className="day-editor-fields">
        <label htmlFor="span-from">{words.from}</label>
        <Input id="span-from" type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        <label htmlFor="span-to">{words.to}</label>
        <Input id="span-to" type="date" value={to} onChange={({ target }) => setTo(target.value)} />
        <Button onClick={add}>{words.apply}</Button>
      </div>
      {refusal && <Alert type="error" role="alert" title={words[refusal]} />}
    </>
  );
}
