import { Card, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { DivisionName } from '../../../ui/DivisionName';
import { useFormat } from '../../../ui/useFormat';
import { clockText, spanTexts, useDayText } from '../days';
import { useBase } from '../../../ui/useBase';
import { cropWords, cycleWords, linkWords, servicesWords } from '../words';
import { bookingWords } from './words';

type Booking = Schemas['Booking'];
type Fact = [label: string, value: ReactNode];

export function Facts({ rows, column = { xs: 1, md: 2 } }: { rows: Fact[]; column?: object }) {
  return <Descriptions column={column} items={rows.map(([label, children]) => ({ key: label, label, children }))} />;
}

/** `07:30—11:20`, with a word where the end is on the next day. */
export function useHours() {
  const words = useWords(servicesWords);
  return ({ start_at: from, end_at: until }: { start_at?: string | null; end_at?: string | null }) => {
    if (!from || !until) return undefined;
    const [begin, end] = [clockText(from), clockText(until)];
    return words.from(begin, end > begin ? end : words.nextDay(end));
  };
}

/** Area and passes in one: `60 亩 × 2 遍`. */
export function useWork() {
  const words = useWords(servicesWords);
  const format = useFormat();
  return ({ area, passes }: { area: string; passes: number }) => words.work(format.area(area), passes);
}

/** Who ordered what of whom, where and when. */
export function Order({ booking }: { booking: Booking }) {
  const words = useWords(servicesWords);
  const links = useWords(linkWords);
  const crops = useWords(cropWords);
  const cycles = useWords(cycleWords);
  const format = useFormat();
  const days = useDayText();
  const base = useBase();
  const hours = useHours()(booking);
  const work = useWork()(booking);
  const isOffice = base === '/office';
  const grower: Fact[] = [
    [
      words.member,
      isOffice ? (
        <Link key="member" to={`/office/members/${booking.member_id}`}>
          {booking.member_name}
        </Link>
      ) : (
        booking.member_name
      ),
    ],
    [words.contact, booking.contact_name],
  ];
  const provider: Fact = [
    words.provider,
    isOffice ? (
      <Link key="provider" to={`/office/providers/${booking.provider_id}`}>
        {booking.provider_name}
      </Link>
    ) : (
      booking.provider_name
    ),
  ];
  const rows: Fact[] = [
    [words.link, links[booking.link]],
    [words.day, `${booking.work_on} ${days.weekday(booking.work_on)}`],
    [words.plot, booking.plot_name],
    [words.place, <DivisionName key="place" code={booking.plot_division_code} />],
    [words.area, words.workInSeason(work, words.passesFrom(booking.first_pass, booking.passes))],
    [words.crop, `${crops[booking.crop_line]} · ${words.seasonOf(booking.season.year, cycles[booking.season.cycle])}`],
    ...(base === '/my' ? [] : grower),
    ...(base === '/work' ? [] : [provider]),
    [words.machine, booking.machine_model],
  ];
  if (booking.crew_leader) rows.push([words.crew, booking.crew_leader]);
  if (hours) rows.push([words.hours, hours]);
  rows.push([words.placedAt, format.instant(booking.placed_at)]);
  return <Facts rows={rows} />;
}

/** What it costs and who pays; the settlement's amounts once there is an acceptance. */
export function Amounts({ booking }: { booking: Booking }) {
  const words = useWords(servicesWords);
  const own = useWords(bookingWords);
  const format = useFormat();
  const { settlement, status } = booking;
  const rows: Fact[] = [
    [words.price, words.perUnit(format.money(booking.price), words.muTimes)],
    [words.subsidyPerMu, format.money(booking.subsidy_per_mu)],
    [words.gross, format.money(booking.gross)],
    [words.subsidy, format.money(booking.subsidy)],
    [words.payable, <strong key="payable">{format.money(booking.payable)}</strong>],
  ];
  if (booking.accepted_area) rows.push([words.accepted, format.area(booking.accepted_area)]);
  if (status === 'cancelled') rows.push([words.cancelFee, format.money(booking.cancel_fee)]);
  return (
    <>
      <Facts rows={rows} />
      {settlement && (
        <section className="settlement">
          <h3>{status === 'settled' ? own.settlement : own.settlementAhead}</h3>
          <Settled settlement={settlement} />
        </section>
      )}
    </>
  );
}

/** The four amounts of a settlement. */
export function Settled({ settlement }: { settlement: Schemas['Settlement'] }) {
  const words = useWords(servicesWords);
  const format = useFormat();
  return (
    <Facts
      rows={[
        [words.gross, format.money(settlement.gross)],
        [words.subsidy, format.money(settlement.subsidy)],
        [words.farmerPays, <strong key="pays">{format.money(settlement.farmer_pays)}</strong>],
        [words.providerReceives, <strong key="receives">{format.money(settlement.provider_receives)}</strong>],
      ]}
    />
  );
}

/** What was done in the field, the last attempt first. */
export function WorkRecords({ booking }: { booking: Booking }) {
  const words = useWords(servicesWords);
  const own = useWords(bookingWords);
  const format = useFormat();
  const work = useWork();
  const records = booking.work_records ?? [];
  if (records.length === 0) return null;
  return (
    <Card title={<h2>{own.workRecords}</h2>}>
      {records.map((record, at) => {
        const rows: Fact[] = [
          [words.measured, work({ area: record.measured_area, passes: record.passes })],
          [own.whenWorked, words.from(...spanTexts(record.start_at, record.end_at))],
          [own.operator, record.operator_name],
          [own.photosShort, own.photosTaken(record.photos)],
          [own.reportedAt, format.instant(record.recorded_at)],
        ];
        if (record.inputs_note) rows.push([own.inputsShort, record.inputs_note]);
        if (record.deviation_reason) rows.push([own.deviation, record.deviation_reason]);
        return (
          <section key={record.id} className="work-record">
            {records.length > 1 && <h3>{own.attempt(records.length - at)}</h3>}
            <Facts rows={rows} />
          </section>
        );
      })}
    </Card>
  );
}
