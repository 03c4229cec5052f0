import { Input, Select } from 'antd';
import type { ReactNode } from 'react';

import { useWords } from '../../../app/words/dictionary';
import { Choice } from '../../../ui/Filters';
import { chinaToday } from '../../../ui/today';
import { useFilters } from '../../../ui/useFilters';
import { useTowns } from '../towns';
import { dayOfYear, yearOf, yearsUntil } from './asOf';
import { figuresWords } from './words';

type Props = {
  /** The day as of which the page looks. */
  on: string;
  /** What else the page filters by. */
  children: ReactNode;
};

/** As of which day and of which town. */
export function AsOfFilters({ on, children }: Props) {
  const words = useWords(figuresWords);
  const filters = useFilters();
  const towns = useTowns();
  const today = chinaToday();
  const year = yearOf(on, today);
  const years = yearsUntil(today).map((value) => ({
    value,
    label: dayOfYear(value, today) === today ? words.today : words.yearEnd(value),
  }));
  return (
    <div className="filters">
      <Select<number>
        aria-label={words.year}
        className="filter-choice"
        value={year ?? 0}
        onChange={(chosen) => {
          const day = dayOfYear(chosen, today);
          filters.set('on', day === today ? undefined : day);
        }}
        options={year === undefined ? [{ value: 0, label: words.otherDay, disabled: true }, ...years] : years}
      />
      <Input
        type="date"
        className="figures-day"
        prefix={words.on}
        aria-label={words.on}
        value={on}
        max={today}
        onChange={({ target }) => filters.set('on', target.value)}
      />
      {(towns.data?.length ?? 0) > 1 && (
        <Choice name="town" label={words.unit} any={words.anyUnit} options={towns.data ?? []} />
      )}
      {children}
    </div>
  );
}
