import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { useParams } from 'react-router';

import { answer, answerWithEtag, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { EventLine } from '../../../ui/EventLine';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { useFormat } from '../../../ui/useFormat';
import { useBase } from '../../../ui/useBase';
import { bookingEventWords, linkWords, servicesWords } from '../words';
import { Amounts, Order, WorkRecords } from './facts';
import { Standing } from './Standing';
import { bookingWords } from './words';
import './booking.css';

export function useBooking(id: string) {
  return useQuery({
    queryKey: ['booking', id],
    queryFn: () => answerWithEtag(api.GET('/api/v1/bookings/{id}', { params: { path: { id } } })),
  });
}

/** One booking: where it stands, what was ordered, what was done, and what can be done now. */
export function BookingPage() {
  const { id = '' } = useParams();
  const words = useWords(bookingWords);
  const links = useWords(linkWords);
  const base = useBase();
  const found = useBooking(id);
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const booking = found.data.body;
  return (
    <>
      <PageHeader
        title={`${links[booking.link]} · ${booking.plot_name}`}
        note={booking.number}
        backTo={`${base}/bookings`}
        actions={booking.settlement && <LinkButton to={`${base}/bookings/${id}/slip`}>{words.slip}</LinkButton>}
      />
      <div className="record">
        <div className="record-main">
          <Standing booking={booking} etag={found.data.etag} />
          <Card title={<h2>{words.order}</h2>}>
            <Order booking={booking} />
          </Card>
          <Card title={<h2>{words.money}</h2>}>
            <Amounts booking={booking} />
          </Card>
          <WorkRecords booking={booking} />
        </div>
        <div className="record-side">
          <Card title={<h2>{words.history}</h2>}>
            <History id={id} />
          </Card>
        </div>
      </div>
    </>
  );
}

function History({ id }: { id: string }) {
  const told = useQuery({
    queryKey: ['booking', id, 'timeline'],
    queryFn: () => answer(api.GET('/api/v1/bookings/{id}/timeline', { params: { path: { id } } })),
  });
  const facts = useEventFacts();
  const kinds = useWords(bookingEventWords);
  const { stranger } = useWords(servicesWords);
  if (told.isPending) return <LoadingState />;
  if (told.isError) return <ProblemState problem={told.error} onRetry={() => void told.refetch()} />;
  return <EventLine events={told.data.items} kinds={kinds} stranger={stranger} facts={facts} />;
}

type Changes = Partial<Record<string, { before?: string | null; after?: string | null }>>;

/** The figures that an event carries, in words. */
function useEventFacts() {
  const words = useWords(bookingWords);
  const format = useFormat();
  return ({ changes }: Schemas['Event']) => {
    const { measured_area, accepted_area, cancel_fee, work_on } = changes as Changes;
    const told = [
      measured_area?.after && words.changedArea(format.area(measured_area.after)),
      accepted_area?.after && words.changedAccepted(format.area(accepted_area.after)),
      cancel_fee?.after && words.changedFee(format.money(cancel_fee.after)),
      work_on?.before && work_on.after && words.changedDay(work_on.before, work_on.after),
    ].filter(Boolean);
    return told.length > 0 && <p>{told.join(' · ')}</p>;
  };
}
