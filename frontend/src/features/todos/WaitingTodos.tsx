import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';

import { answer, api } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { todoKindWords } from '../../app/words/vocabularies';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { chinaToday } from '../../ui/today';
import { uiWords } from '../../ui/words';
import { useBase } from '../../ui/useBase';
import { DueMark } from './DueMark';
import { todosKey, useTodoCounts } from './queries';
import { recordPath } from './recordPath';
import { daysBetween } from './standing';
import { todosWords } from './words';
import './todos.css';

/** How much waits, by kind, and what has waited longest; nothing at a post where nothing ever waits. */
export function WaitingTodos() {
  const words = useWords(todosWords);
  const { count } = useWords(uiWords);
  const names = useWords(todoKindWords);
  const base = useBase();
  const counts = useTodoCounts();
  if (counts.isError) return <ProblemAlert problem={counts.error} />;
  if (!counts.data || counts.data.items.length === 0) return null;
  const { total, items } = counts.data;
  const waiting = items.filter((item) => item.count > 0);
  return (
    <section aria-labelledby="waiting-todos">
      <h2 className="section-title" id="waiting-todos">
        {words.waiting}
      </h2>
      {total === 0 ? (
        <p className="todo-quiet">{words.nothing}</p>
      ) : (
        <>
          <ul className="waiting">
            {waiting.map((item) => (
              <li key={item.kind}>
                <Link to={`${base}/todos?kind=${item.kind}`}>
                  {names[item.kind]}
                  <strong>{count(item.count)}</strong>
                </Link>
              </li>
            ))}
          </ul>
          <Longest />
          <Link to={`${base}/todos`}>{words.all(total)}</Link>
        </>
      )}
    </section>
  );
}

function Longest() {
  const words = useWords(todosWords);
  const today = chinaToday();
  const names = useWords(todoKindWords);
  const base = useBase();
  const query = { limit: 3 };
  const found = useQuery({
    queryKey: [todosKey, 'list', query],
    queryFn: () => answer(api.GET('/api/v1/todos', { params: { query } })),
  });
  if (found.isError) return <ProblemAlert problem={found.error} />;
  if (!found.data) return null;
  return (
    <ul className="todo-longest">
      {found.data.items.map((todo) => (
        <li key={`${todo.kind} ${todo.subject_id}`}>
          <Link to={recordPath(todo, base)}>
            {names[todo.kind]} · {base === '/my' ? todo.number : todo.name}
          </Link>
          <span>
            <span className="todo-quiet">{words.days(Math.max(0, daysBetween(todo.since, today)))}</span>{' '}
            {todo.due_on && <DueMark todo={todo} />}
          </span>
        </li>
      ))}
    </ul>
  );
}
