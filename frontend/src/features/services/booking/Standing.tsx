import { Card } from 'antd';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { RemindButton } from '../../../ui/RemindButton';
import { StatusTag } from '../../../ui/StatusTag';
import { StepBar } from '../../../ui/StepBar';
import { bookingTones } from '../tones';
import { bookingStatusWords, nextWords } from '../words';
import { StepDialog } from './StepDialog';
import { offered, waitsForOthers, weights } from './steps';
import { bookingVerbWords, bookingWords } from './words';

type Booking = Schemas['Booking'];

/** Where a booking stands, who is next, and the steps that the reader may take. */
export function Standing({ booking, etag }: { booking: Booking; etag: string | null }) {
  const statuses = useWords(bookingStatusWords);
  const next = useWords(nextWords);
  const { status } = booking;
  return (
    <Card>
      <p className="record-banner">
        <StatusTag tone={bookingTones[status]}>{statuses[status]}</StatusTag>
        <span>{next[status]}</span>
      </p>
      <Progress status={status} />
      <StepButtons booking={booking} etag={etag} />
    </Card>
  );
}

const reached: Record<Schemas['BookingStatus'], number> = {
  placed: 1,
  confirmed: 2,
  dispatched: 3,
  in_progress: 3,
  weather_hold: 2,
  work_done: 4,
  rework: 3,
  accepted: 5,
  settled: 6,
  cancelled: 0,
};

/** The way from booking to settlement, short enough for a phone. */
function Progress({ status }: Pick<Booking, 'status'>) {
  const { stages } = useWords(bookingWords);
  if (status === 'cancelled') return null;
  const now = reached[status];
  const isStopped = status === 'weather_hold' || status === 'rework';
  return (
    <ol className="stages">
      {stages.map((stage, at) => (
        <li
          key={stage}
          className={at < now ? 'stage-done' : at === now && isStopped ? 'stage-stopped' : ''}
          aria-current={at === now ? 'step' : undefined}
        >
          <span aria-hidden>{at < now ? '✓' : at + 1}</span>
          {stage}
        </li>
      ))}
    </ol>
  );
}

function StepButtons({ booking, etag }: { booking: Booking; etag: string | null }) {
  const words = useWords(bookingWords);
  const verbs = useWords(bookingVerbWords);
  const steps = offered(booking);
  const isOver = booking.status === 'settled' || booking.status === 'cancelled';
  if (isOver && steps.length === 0) return null;
  return (
    <StepBar
      steps={steps}
      verbs={verbs}
      weight={(verb) => weights[verb]}
      dialog={(verb, onClose) => <StepDialog verb={verb} booking={booking} etag={etag} onClose={onClose} />}
      nobody={<p className="record-note">{words.notYours}</p>}
    >
      {waitsForOthers(booking) && <RemindButton id={booking.id} />}
    </StepBar>
  );
}
