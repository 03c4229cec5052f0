import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { applicationStatusWords } from '../words';
import { officeWords } from './words';

type Status = Schemas['ApplicationStatus'];

const duties: Partial<Record<Schemas['Action'], readonly Status[]>> = {
  review_application_in_town: ['submitted', 'town_review', 'returned'],
  review_application_in_county: ['county_review'],
  admit_member: ['county_review', 'council_approved', 'publicity'],
};

/** How many applications wait where the present post can act, each figure leading to its list. */
export function WaitingApplications({ me }: { me: Schemas['Me'] }) {
  const words = useWords(officeWords);
  const names = useWords(applicationStatusWords);
  const statuses = [...new Set(me.permissions.flatMap((action) => duties[action] ?? []))];
  const counts = useQueries({
    queries: statuses.map((status) => ({
      queryKey: ['applications', 'waiting', status],
      queryFn: () => answer(api.GET('/api/v1/membership-applications', { params: { query: { status, limit: 200 } } })),
    })),
  });
  if (statuses.length === 0) return null;
  return (
    <section>
      <h2 className="section-title">{words.waitsNow}</h2>
      <ul className="waiting">
        {statuses.map((status, at) => {
          const page = counts[at]?.data;
          return (
            <li key={status}>
              <Link to={`/office/applications?status=${status}`}>
                {names[status]}
                <strong>{page && words.count(page.items.length, Boolean(page.next_cursor))}</strong>
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
