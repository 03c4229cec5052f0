import { useParams } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { useLanguage } from '../../../app/words/language';
import { moneyDigits } from '../../../ui/format';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { useFormat } from '../../../ui/useFormat';
import { capitalAmount } from '../amounts';
import { useBooking } from '../booking/BookingPage';
import { useWork } from '../booking/facts';
import { useBase } from '../../../ui/useBase';
import { linkWords, servicesWords } from '../words';
import { PrintFrame } from './PrintFrame';
import { printWords } from './words';

type Booking = Schemas['Booking'];

/** Who pays and who receives how much for one booking, on paper. */
export function SlipPage() {
  const { id = '' } = useParams();
  const words = useWords(printWords);
  const base = useBase();
  const found = useBooking(id);
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const booking = found.data.body;
  const { settlement, status } = booking;
  if (!settlement) return <EmptyState text={words.notYet} />;
  const isSettled = status === 'settled';
  const title = isSettled ? words.slip : words.slipAhead;
  return (
    <PrintFrame title={title} backTo={`${base}/bookings/${id}`}>
      <header className="sheet-head">
        <h2>{title}</h2>
        <p>{booking.number}</p>
      </header>
      <Parties booking={booking} />
      <Amounts booking={booking} settlement={settlement} />
      {!isSettled && <p className="sheet-notes">{words.aheadNote}</p>}
      <footer className="sheet-foot">
        <span>{words.growerSigns}</span>
        <span>{words.providerSigns}</span>
        <span>{words.federationSigns}</span>
      </footer>
    </PrintFrame>
  );
}

function Parties({ booking }: { booking: Booking }) {
  const words = useWords(printWords);
  const shared = useWords(servicesWords);
  const links = useWords(linkWords);
  const format = useFormat();
  const work = useWork();
  const last = booking.work_records?.[0];
  const rows: [string, string][] = [
    [words.growerName, booking.member_name],
    [words.memberNumber, booking.member_number],
    [words.provider, booking.provider_name],
    [shared.machine, booking.machine_model],
    [words.what, links[booking.link]],
    [shared.plot, booking.plot_name],
    [words.day, booking.work_on],
    [words.orderedArea, work(booking)],
    [words.measuredArea, last ? work({ area: last.measured_area, passes: last.passes }) : format.area(null)],
    [words.acceptedArea, format.area(booking.accepted_area)],
  ];
  return (
    <dl className="sheet-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Amounts({ booking, settlement }: { booking: Booking; settlement: Schemas['Settlement'] }) {
  const words = useWords(printWords);
  const shared = useWords(servicesWords);
  const format = useFormat();
  const { language } = useLanguage();
  const area = format.area(booking.accepted_area);
  const passes = booking.work_records?.[0]?.passes ?? booking.passes;
  const rows: [string, string, string][] = [
    [shared.gross, settlement.gross, words.byPrice(area, passes, moneyDigits(booking.price))],
    [shared.subsidy, settlement.subsidy, words.byPrice(area, passes, moneyDigits(booking.subsidy_per_mu))],
    [shared.farmerPays, settlement.farmer_pays, words.lessSubsidy],
    [shared.providerReceives, settlement.provider_receives, words.full],
  ];
  const pays = settlement.farmer_pays;
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          <th scope="col">{words.item}</th>
          <th scope="col">{words.amount}</th>
          <th scope="col">{words.basis}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([item, amount, basis]) => (
          <tr key={item}>
            <td>{item}</td>
            <td className="sheet-amount">{moneyDigits(amount)}</td>
            <td>{basis}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td>{words.inWords}</td>
          <td colSpan={2}>{language === 'en' ? format.money(pays) : capitalAmount(pays)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
