import { Button } from 'antd';

import { useWords } from '../../../app/words/dictionary';
import { type Day, occasionsOf } from './arrangement';
import { calendarWords } from './words';

/** The holidays of a year as a notice tells them: days off, and weekends worked in exchange. */
export function Occasions({ days, onRemove }: { days: readonly Day[]; onRemove?: (occasion: string) => void }) {
  const words = useWords(calendarWords);
  if (days.length === 0) return <p>{words.noDays}</p>;
  return (
    <ul className="cards calendar-occasions">
      {occasionsOf(days).map(({ name, off, worked }) => (
        <li key={name} className="card">
          <div className="card-head">{name}</div>
          <dl>
            <div>
              <dt>{words.offDays}</dt>
              <dd>
                {off.length === 0
                  ? words.none
                  : off.map(({ from, to }) => <span key={from}>{words.days(from, to)}</span>)}
              </dd>
            </div>
            <div>
              <dt>{words.workedDays}</dt>
              <dd>{worked.length === 0 ? words.none : worked.map((day) => <span key={day}>{day}</span>)}</dd>
            </div>
          </dl>
          {onRemove && (
            <Button size="small" onClick={() => onRemove(name)}>
              {words.remove(name)}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
