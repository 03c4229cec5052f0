import { useWords } from '../../app/words/dictionary';
import { useTodoCounts } from './queries';
import { todosWords } from './words';
import './todos.css';

const most = 99;

/** How much waits for the reader, behind an entry of the menu; nothing if nothing does. */
export function TodoCount() {
  const words = useWords(todosWords);
  const total = useTodoCounts().data?.total ?? 0;
  if (total === 0) return null;
  return (
    <span className="todo-count" role="img" aria-label={words.badge(total)}>
      {total > most ? `${most}+` : total}
    </span>
  );
}
