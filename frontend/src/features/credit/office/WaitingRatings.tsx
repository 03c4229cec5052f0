import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { ratingStatusWords } from '../words';
import { type Waiting, waitingFor } from './waiting';
import { officeWords } from './words';

/** How many ratings wait where the present post can act, each figure leading to its list. */
export function WaitingRatings({ me }: { me: Schemas['Me'] }) {
  const words = useWords(officeWords);
  const names = useWords(ratingStatusWords);
  const waiting = waitingFor(me);
  const counts = useQueries({
    queries: waiting.map((query) => ({
      queryKey: ['ratings', 'waiting', query],
      queryFn: () => answer(api.GET('/api/v1/ratings', { params: { query: { ...query, limit: 200 } } })),
    })),
  });
  if (waiting.length === 0) return null;
  const nameOf = (query: Waiting) => ('status' in query ? names[query.status] : words.toEffect);
  return (
    <section>
      <h2 className="section-title">{words.waitsNow}</h2>
      <ul className="waiting">
        {waiting.map((query, at) => {
          const page = counts[at]?.data;
          const address = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)]));
          return (
            <li key={nameOf(query)}>
              <Link to={`/office/ratings?${address.toString()}`}>
                {nameOf(query)}
                <strong>{page && words.count(page.items.length, Boolean(page.next_cursor))}</strong>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
