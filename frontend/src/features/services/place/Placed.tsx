import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { useFormat } from '../../../ui/useFormat';
import { useWork } from '../booking/facts';
import { useDayText } from '../days';
import { useBase } from '../../../ui/useBase';
import { linkWords, servicesWords } from '../words';
import { placeWords } from './words';

/** The confirmation, with the number that one quotes on the telephone. */
export function Placed({ booking, onAgain }: { booking: Schemas['Booking']; onAgain: () => void }) {
  const words = useWords(placeWords);
  const shared = useWords(servicesWords);
  const links = useWords(linkWords);
  const format = useFormat();
  const days = useDayText();
  const work = useWork();
  const base = useBase();
  return (
    <section className="placed" aria-labelledby="placed-title">
      <CheckCircleFilled className="placed-mark" aria-hidden />
      <h2 id="placed-title">{words.bookedTitle}</h2>
      <p>{base === '/my' ? words.bookedHelp : words.bookedHelpFor}</p>
      <dl className="placed-number">
        <dt>{words.number}</dt>
        <dd data-testid="booking-number">{booking.number}</dd>
      </dl>
      <dl className="placed-facts">
        <dt>{shared.link}</dt>
        <dd>
          {links[booking.link]} · {work(booking)}
        </dd>
        <dt>{shared.plot}</dt>
        <dd>{booking.plot_name}</dd>
        <dt>{shared.day}</dt>
        <dd>{days.long(booking.work_on)}</dd>
        <dt>{shared.provider}</dt>
        <dd>{booking.provider_name}</dd>
        <dt>{base === '/my' ? words.payable : words.payableFor}</dt>
        <dd>{format.money(booking.payable)}</dd>
      </dl>
      <div className="placed-actions">
        <LinkButton size="large" type="primary" to={`${base}/bookings/${booking.id}`}>
          {words.showBooking}
        </LinkButton>
        <Button size="large" onClick={onAgain}>
          {words.again}
        </Button>
      </div>
    </section>
  );
}
