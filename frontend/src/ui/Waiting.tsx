import { Link } from 'react-router';

import { useWords } from '../app/words/dictionary';
import { uiWords } from './words';

type List = {
  key: string;
  label: string;
  to: string;
  /** The first page of the list, once it is there. */
  page: { items: readonly unknown[]; next_cursor?: string | null } | undefined;
};

/** How much waits for the person who is here, each figure leading to its list. Nothing without lists. */
export function Waiting({ title, lists }: { title: string; lists: readonly List[] }) {
  const words = useWords(uiWords);
  if (lists.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{title}</h2>
      <ul className="waiting">
        {lists.map(({ key, label, to, page }) => (
          <li key={key}>
            <Link to={to}>
              {label}
              <strong>{page && words.count(page.items.length, Boolean(page.next_cursor))}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
