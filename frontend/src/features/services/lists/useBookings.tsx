import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import type { Column, PageQuery } from '../../../ui/KeysetTable';
import { StatusTag } from '../../../ui/StatusTag';
import { useFilters } from '../../../ui/useFilters';
import { useFormat } from '../../../ui/useFormat';
import { useHours, useWork } from '../booking/facts';
import { addDays, useDayText } from '../days';
import { bookingTones } from '../tones';
import { useBase } from '../../../ui/useBase';
import { bookingStatusWords, linkWords, servicesWords } from '../words';

type Booking = Schemas['Booking'];

const day = /^\d{4}-\d{2}-\d{2}$/;

/** The list of bookings that the address asks for. The last day stands in it; the API asks for the first behind. */
export function useBookingQuery() {
  const filters = useFilters();
  const statuses = useWords(bookingStatusWords);
  const links = useWords(linkWords);
  const dayOf = (name: string) => filters.read(name)?.match(day)?.[0];
  const last = dayOf('until');
  return {
    status: filters.oneOf('status', statuses),
    link: filters.oneOf('link', links),
    from: dayOf('from'),
    until: last && addDays(last, 1),
    provider_id: filters.read('provider'),
    member_id: filters.read('member'),
    number: filters.read('q'),
  };
}

export type BookingQuery = ReturnType<typeof useBookingQuery>;

export function loadBookings(query: Partial<BookingQuery>, page: PageQuery) {
  return answer(api.GET('/api/v1/bookings', { params: { query: { ...query, ...page } } }));
}

type Part = 'member' | 'provider' | 'crew' | 'amount';

/** A name that may be long, on two lines at most of a table's width. */
function Name({ children }: { children: string }) {
  return <span className="list-name">{children}</span>;
}

/** The columns of a list of bookings; the reader's own name is left out. */
export function useColumns(parts: readonly Part[]): Column<Booking>[] {
  const words = useWords(servicesWords);
  const links = useWords(linkWords);
  const statuses = useWords(bookingStatusWords);
  const format = useFormat();
  const days = useDayText();
  const work = useWork();
  const hours = useHours();
  const base = useBase();
  const optional: Record<Part, Column<Booking>[]> = {
    member: [{ key: 'member', title: words.member, render: ({ member_name: name }) => <Name>{name}</Name> }],
    provider: [{ key: 'provider', title: words.provider, render: ({ provider_name: name }) => <Name>{name}</Name> }],
    crew: [
      {
        key: 'crew',
        title: words.crew,
        render: (row) => <Name>{[format.text(row.crew_leader), hours(row)].filter(Boolean).join(' ')}</Name>,
      },
    ],
    amount: [{ key: 'amount', title: words.payable, align: 'right', render: ({ payable }) => format.money(payable) }],
  };
  return [
    {
      key: 'what',
      title: words.link,
      render: (row) => (
        <>
          <Link to={`${base}/bookings/${row.id}`}>
            {links[row.link]} · {row.plot_name}
          </Link>
          <div className="list-number">{row.number}</div>
        </>
      ),
    },
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={bookingTones[status]}>{statuses[status]}</StatusTag>,
    },
    {
      key: 'day',
      title: words.day,
      render: ({ work_on: on }) => <span className="no-break">{`${on} ${days.weekday(on)}`}</span>,
    },
    { key: 'area', title: words.area, align: 'right', render: work },
    ...parts.flatMap((part) => optional[part]),
  ];
}
