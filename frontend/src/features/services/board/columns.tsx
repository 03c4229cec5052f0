import { Progress } from 'antd';
import { Link } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { DivisionName } from '../../../ui/DivisionName';
import { quantityDigits } from '../../../ui/format';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { share } from '../amounts';
import { useHours, useWork } from '../booking/facts';
import { bookingTones } from '../tones';
import { useBase } from '../../../ui/useBase';
import { bookingStatusWords, linkWords, servicesWords } from '../words';
import { boardWords } from './words';

type Board = Schemas['Board'];
type Booking = Schemas['Booking'];

const isOn = ({ status }: Booking) => status !== 'cancelled';

/** Bookings by the hour of their crew, those without one last. */
export function inOrder(bookings: readonly Booking[]): Booking[] {
  const key = ({ start_at: from, number }: Booking) => `${from ?? '9'} ${number}`;
  return bookings.filter(isOn).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** A column per machine: how full its day is, and its jobs. */
export function ByMachine({ board }: { board: Board }) {
  const words = useWords(boardWords);
  if (board.machines.length === 0) return <EmptyState text={words.noMachines} />;
  return (
    <div className="board">
      {board.machines.map(({ machine, limit, booked, free }) => {
        const own = board.bookings.filter(({ machine_id: id }) => id === machine.id);
        return (
          <section key={machine.id} className="board-column" aria-label={machine.model}>
            <h2>{machine.model}</h2>
            <p className="board-note">{machine.registration_no}</p>
            {limit && booked && free ? (
              <Room limit={limit} booked={booked} free={free} />
            ) : (
              <p className="board-note">{words.closed}</p>
            )}
            <Jobs bookings={own} />
          </section>
        );
      })}
    </div>
  );
}

function Room({ limit, booked, free }: Record<'limit' | 'booked' | 'free', string>) {
  const words = useWords(boardWords);
  const text = words.used(quantityDigits(booked), quantityDigits(limit));
  return (
    <>
      <Progress percent={share(booked, limit)} showInfo={false} strokeColor="var(--green)" aria-label={text} />
      <p className="board-room">
        <span>{text}</span>
        <strong>{words.left(quantityDigits(free))}</strong>
      </p>
    </>
  );
}

/** A column per crew, and one for the jobs that nobody is sent to yet. */
export function ByCrew({ board }: { board: Board }) {
  const words = useWords(boardWords);
  const shared = useWords(servicesWords);
  const unsent = board.bookings.filter((booking) => isOn(booking) && !booking.crew_id);
  return (
    <div className="board">
      {unsent.length > 0 && (
        <section className="board-column" aria-label={words.unsent}>
          <h2>{words.unsent}</h2>
          <Jobs bookings={unsent} withMachine />
        </section>
      )}
      {board.crews.map((crew) => (
        <section key={crew.id} className="board-column" aria-label={crew.leader_name}>
          <h2>{crew.leader_name}</h2>
          <p className="board-note">{shared.people(crew.size)}</p>
          <Jobs
            bookings={board.bookings.filter(({ crew_id: id }) => id === crew.id)}
            nothing={words.freeAllDay}
            withMachine
          />
        </section>
      ))}
    </div>
  );
}

type JobsProps = { bookings: readonly Booking[]; nothing?: string; withMachine?: boolean };

function Jobs({ bookings, nothing, withMachine = false }: JobsProps) {
  const words = useWords(boardWords);
  const cancelled = bookings.filter((booking) => !isOn(booking)).length;
  const jobs = inOrder(bookings);
  return (
    <>
      {jobs.length === 0 && <p className="board-note">{nothing ?? words.noJobs}</p>}
      <ul className="jobs">
        {jobs.map((booking) => (
          <Job key={booking.id} booking={booking} withMachine={withMachine} />
        ))}
      </ul>
      {cancelled > 0 && <p className="board-note">{words.cancelled(cancelled)}</p>}
    </>
  );
}

function Job({ booking, withMachine }: { booking: Booking; withMachine: boolean }) {
  const words = useWords(boardWords);
  const links = useWords(linkWords);
  const statuses = useWords(bookingStatusWords);
  const base = useBase();
  const hours = useHours()(booking);
  const work = useWork()(booking);
  return (
    <li>
      <Link to={`${base}/bookings/${booking.id}`}>
        <span className="job-head">
          <strong>{hours ?? words.hoursOpen}</strong>
          <StatusTag tone={bookingTones[booking.status]}>{statuses[booking.status]}</StatusTag>
        </span>
        <span>
          {links[booking.link]} · {work}
        </span>
        <span>{booking.member_name}</span>
        <span className="job-place">
          <DivisionName code={booking.plot_division_code} /> {booking.plot_name}
        </span>
        {withMachine && <span className="job-place">{booking.machine_model}</span>}
        {!withMachine && booking.crew_leader && <span className="job-place">{booking.crew_leader}</span>}
      </Link>
    </li>
  );
}
