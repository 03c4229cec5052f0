import { useWords } from '../../../app/words/dictionary';
import { StatusTag } from '../../../ui/StatusTag';
import { chinaToday } from '../../../ui/today';
import { useWorkCalendar } from './useWorkCalendar';
import { deadlineWords } from './words';
import { daysBetween } from './workDays';

/** The last day of a term of working days, and how many of them are left. */
export function WorkDeadline({ label, on }: { label: string; on: string }) {
  const words = useWords(deadlineWords);
  const today = chinaToday();
  const calendar = useWorkCalendar(today, on);
  const left = calendar?.between(today, on);
  const text = () => {
    if (on === today) return words.today;
    if (left === undefined) return '';
    if (on > today) return words.workDaysLeft(left);
    // A term that ended on the last working day is late, though no working day has gone by.
    return left === 0 ? words.passed : words.workDaysOver(-left);
  };
  return <Shown label={label} on={on} left={text()} isLate={on < today} />;
}

/** The last day of a term of calendar days, and how many of them are left. */
export function DayDeadline({ label, on }: { label: string; on: string }) {
  const words = useWords(deadlineWords);
  const left = daysBetween(chinaToday(), on);
  const text = left === 0 ? words.today : left > 0 ? words.daysLeft(left) : words.daysOver(-left);
  return <Shown label={label} on={on} left={text} isLate={left < 0} />;
}

type ShownProps = { label: string; on: string; left: string; isLate: boolean };

function Shown({ label, on, left, isLate }: ShownProps) {
  return (
    <span className="deadline">
      {label} {on} {left && <StatusTag tone={isLate ? 'bad' : 'waiting'}>{left}</StatusTag>}
    </span>
  );
}
