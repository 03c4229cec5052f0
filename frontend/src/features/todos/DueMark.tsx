import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { StatusTag } from '../../ui/StatusTag';
import { chinaToday } from '../../ui/today';
import { dueOf, dueTones } from './standing';
import { todosWords } from './words';

/** Until when, and in words how far off that is. */
export function DueMark({ todo }: { todo: Schemas['Todo'] }) {
  const words = useWords(todosWords);
  const due = dueOf(todo, chinaToday());
  if (due.is === 'none') return <span className="todo-quiet">{words.noLimit}</span>;
  const texts = { overdue: words.overdue(due.days), today: words.dueToday, left: words.daysLeft(due.days) };
  return (
    <span className="todo-due">
      {due.on} <StatusTag tone={dueTones[due.is]}>{texts[due.is]}</StatusTag>
    </span>
  );
}
