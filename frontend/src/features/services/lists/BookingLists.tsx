import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';

import { answer, api } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { Choice, optionsOf, Words } from '../../../ui/Filters';
import { KeysetTable } from '../../../ui/KeysetTable';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { useFilters } from '../../../ui/useFilters';
import { bookingStatusWords, linkWords, servicesWords } from '../words';
import { loadBookings, useBookingQuery, useColumns } from './useBookings';
import { listWords } from './words';
import './lists.css';

/** A member's own bookings. */
export function MyBookingsPage() {
  const words = useWords(listWords);
  const statuses = useWords(bookingStatusWords);
  const { status } = useBookingQuery();
  const query = { status };
  const book = (
    <LinkButton type="primary" to="/my/book">
      {words.bookNow}
    </LinkButton>
  );
  return (
    <>
      <PageHeader title={words.mine} note={words.mineNote} actions={book} />
      <div className="filters">
        <StatusChoice options={statuses} />
      </div>
      <KeysetTable
        label={words.mine}
        queryKey={['bookings', query]}
        load={(page) => loadBookings(query, page)}
        rowKey={({ id }) => id}
        columns={useColumns(['provider', 'amount'])}
        empty={<EmptyState text={words.nothingYet} action={book} />}
      />
    </>
  );
}

/** Everything that a provider was asked to do. */
export function WorkBookingsPage() {
  const words = useWords(listWords);
  return (
    <>
      <PageHeader title={words.orders} note={words.note} />
      <Bookings label={words.orders} parts={['member', 'crew']} />
    </>
  );
}

/** The bookings that an office reaches. */
export function OfficeBookingsPage() {
  const words = useWords(listWords);
  const me = useMe();
  const mayPlace = me.data?.permissions.includes('place_booking');
  return (
    <>
      <PageHeader
        title={words.bookings}
        note={words.note}
        actions={
          mayPlace && (
            <LinkButton type="primary" to="/office/bookings/new">
              {words.place}
            </LinkButton>
          )
        }
      />
      <Bookings label={words.bookings} parts={['member', 'provider', 'amount']} withProvider />
    </>
  );
}

type Props = { label: string; parts: Parameters<typeof useColumns>[0]; withProvider?: boolean };

function Bookings({ label, parts, withProvider = false }: Props) {
  const words = useWords(servicesWords);
  const own = useWords(listWords);
  const statuses = useWords(bookingStatusWords);
  const links = useWords(linkWords);
  const query = useBookingQuery();
  return (
    <>
      <div className="filters">
        <Words label={own.number} />
        <StatusChoice options={statuses} />
        <Choice name="link" label={words.link} any={own.anyLink} options={optionsOf(links)} />
        {withProvider && <ProviderChoice />}
        <DayFilter name="from" label={own.from} />
        <DayFilter name="until" label={own.until} />
      </div>
      {query.member_id && <OnlyMember id={query.member_id} />}
      <KeysetTable
        label={label}
        queryKey={['bookings', query]}
        load={(page) => loadBookings(query, page)}
        rowKey={({ id }) => id}
        columns={useColumns(parts)}
        empty={<EmptyState text={words.noBookings} />}
      />
    </>
  );
}

function StatusChoice({ options }: { options: Record<string, string> }) {
  const words = useWords(servicesWords);
  const own = useWords(listWords);
  return <Choice name="status" label={words.status} any={own.anyStatus} options={optionsOf(options)} />;
}

export function useProviders() {
  return useQuery({
    queryKey: ['providers', 'all'],
    queryFn: () => answer(api.GET('/api/v1/providers', { params: { query: { limit: 200 } } })),
  });
}

function ProviderChoice() {
  const words = useWords(servicesWords);
  const own = useWords(listWords);
  const providers = useProviders();
  const options = (providers.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return <Choice name="provider" label={words.provider} any={own.anyProvider} options={options} />;
}

function DayFilter({ name, label }: { name: string; label: string }) {
  const filters = useFilters();
  return (
    <Input
      type="date"
      className="filter-day"
      prefix={label}
      aria-label={label}
      value={filters.read(name) ?? ''}
      onChange={({ target }) => filters.set(name, target.value)}
    />
  );
}

/** Says that the list is one member's only, and leads out of that. */
function OnlyMember({ id }: { id: string }) {
  const words = useWords(listWords);
  const filters = useFilters();
  const member = useQuery({
    queryKey: ['member', id],
    queryFn: () => answer(api.GET('/api/v1/members/{id}', { params: { path: { id } } })),
  });
  return (
    <p className="only-member">
      {words.forMember(member.data?.name ?? '')}
      <Button type="link" onClick={() => filters.set('member', undefined)}>
        {words.all}
      </Button>
    </p>
  );
}
