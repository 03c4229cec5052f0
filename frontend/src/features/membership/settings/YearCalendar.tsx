import { Calendar } from 'antd';
import dayjs from 'dayjs';

import { useWords } from '../../../app/words/dictionary';
import { StatusTag } from '../../../ui/StatusTag';
import type { Day } from './arrangement';
import { calendarWords } from './words';
import './settings.css';

type Props = {
  year: number;
  days: readonly Day[];
  /** Called with a day of the year that was pressed. */
  onPress?: (day: string) => void;
};

const months = Array.from({ length: 12 }, (_, month) => month);

/** A year as twelve months; days that depart from the week carry a word, not only a colour. */
export function YearCalendar({ year, days, onPress }: Props) {
  const words = useWords(calendarWords);
  const said = new Map(days.map((day) => [day.day, day]));
  return (
    <section aria-label={words.yearTitle(year)}>
      <p className="calendar-legend">
        {words.legend} <StatusTag tone="bad">{words.off}</StatusTag> {words.offLong}{' '}
        <StatusTag tone="active">{words.work}</StatusTag> {words.workLong}
      </p>
      <div className={onPress ? 'calendar-year calendar-pressable' : 'calendar-year'}>
        {months.map((month) => (
          <Month key={month} first={dayjs(new Date(year, month, 1))} said={said} onPress={onPress} />
        ))}
      </div>
    </section>
  );
}

type MonthProps = { first: dayjs.Dayjs; said: ReadonlyMap<string, Day>; onPress: Props['onPress'] };

function Month({ first, said, onPress }: MonthProps) {
  const words = useWords(calendarWords);
  return (
    <Calendar
      className="calendar-month"
      fullscreen={false}
      value={first}
      headerRender={() => <h2>{words.month(first.month() + 1)}</h2>}
      fullCellRender={(cell) => <Cell cell={cell} said={said.get(cell.format('YYYY-MM-DD'))} />}
      onSelect={(cell) => {
        if (cell.isSame(first, 'month')) onPress?.(cell.format('YYYY-MM-DD'));
      }}
    />
  );
}

function Cell({ cell, said }: { cell: dayjs.Dayjs; said: Day | undefined }) {
  const words = useWords(calendarWords);
  const weekend = [0, 6].includes(cell.day()) ? 'calendar-weekend' : '';
  return (
    <span className={`calendar-day ${said ? `calendar-${said.kind}` : weekend}`} title={said?.occasion}>
      {cell.date()}
      {said && <small>{said.kind === 'holiday' ? words.off : words.work}</small>}
    </span>
  );
}
