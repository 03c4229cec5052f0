import { useQueries } from '@tanstack/react-query';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { Waiting } from '../../ui/Waiting';
import { useBase } from './useBase';
import { bookingStatusWords, servicesWords } from './words';

type Status = Schemas['BookingStatus'];

const duties: Partial<Record<Schemas['Action'], readonly Status[]>> = {
  work_booking: ['placed', 'confirmed', 'weather_hold', 'rework'],
  accept_booking: ['work_done'],
  settle_booking: ['accepted'],
};

/** The statuses in which a booking waits for somebody with these permissions. */
export function waitingFor(permissions: readonly Schemas['Action'][]): Status[] {
  return [...new Set(permissions.flatMap((action) => duties[action] ?? []))];
}

/** How many bookings wait for the present post, each figure leading to its list. */
export function WaitingBookings({ me }: { me: Schemas['Me'] }) {
  const words = useWords(servicesWords);
  const names = useWords(bookingStatusWords);
  const base = useBase();
  const statuses = waitingFor(me.permissions);
  const counts = useQueries({
    queries: statuses.map((status) => ({
      queryKey: ['bookings', 'waiting', status],
      queryFn: () => answer(api.GET('/api/v1/bookings', { params: { query: { status, limit: 200 } } })),
    })),
  });
  return (
    <Waiting
      title={words.waiting}
      lists={statuses.map((status, at) => ({
        key: status,
        label: names[status],
        to: `${base}/bookings?status=${status}`,
        page: counts[at]?.data,
      }))}
    />
  );
}
