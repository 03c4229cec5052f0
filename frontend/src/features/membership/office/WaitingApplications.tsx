import { useQueries } from '@tanstack/react-query';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { Waiting } from '../../../ui/Waiting';
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
  return (
    <Waiting
      title={words.waitsNow}
      lists={statuses.map((status, at) => ({
        key: status,
        label: names[status],
        to: `/office/applications?status=${status}`,
        page: counts[at]?.data,
      }))}
    />
  );
}
