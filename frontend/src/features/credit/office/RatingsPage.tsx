import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { Choice, optionsOf, Words } from '../../../ui/Filters';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFilters } from '../../../ui/useFilters';
import { useFormat } from '../../../ui/useFormat';
import { lastDay } from '../days';
import { gradeTones, ratingTones } from '../tones';
import { cardKindWords, ratingStatusWords } from '../words';
import { OpenDialog } from './OpenDialog';
import { officeWords } from './words';

const grades: Record<Schemas['Grade'], string> = { AAA: 'AAA', AA: 'AA', A: 'A', B: 'B', C: 'C' };

/** The ratings that the office reaches. */
export function RatingsPage() {
  const words = useWords(officeWords);
  const statuses = useWords(ratingStatusWords);
  const cards = useWords(cardKindWords);
  const filters = useFilters();
  const query = {
    status: filters.oneOf('status', statuses),
    card: filters.oneOf('card', cards),
    grade: filters.oneOf('grade', grades),
    q: filters.read('q'),
    ...(filters.read('appeals_closed') === 'true' ? { appeals_closed: true } : {}),
  };
  return (
    <>
      <PageHeader title={words.ratings} note={words.ratingsNote} actions={<OpenButton />} />
      <div className="filters">
        <Choice name="status" label={words.status} any={words.anyStatus} options={optionsOf(statuses)} />
        <Choice name="card" label={words.card} any={words.anyCard} options={optionsOf(cards)} />
        <Choice name="grade" label={words.grade} any={words.anyGrade} options={optionsOf(grades)} />
        <Words label={words.search} />
        <Checkbox
          checked={query.appeals_closed ?? false}
          onChange={(event) => filters.set('appeals_closed', event.target.checked ? 'true' : undefined)}
        >
          {words.appealsClosed}
        </Checkbox>
      </div>
      <KeysetTable
        label={words.ratings}
        queryKey={['ratings', query]}
        load={(page) => answer(api.GET('/api/v1/ratings', { params: { query: { ...query, ...page } } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.noRatings} />}
      />
    </>
  );
}

function OpenButton() {
  const words = useWords(officeWords);
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  if (!me.data?.permissions.includes('declare_evidence')) return null;
  return (
    <>
      <Button type="primary" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
      {isOpen && <OpenDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(): Column<Schemas['ListedRating']>[] {
  const words = useWords(officeWords);
  const statuses = useWords(ratingStatusWords);
  const cards = useWords(cardKindWords);
  const format = useFormat();
  const dates = ({ status, public_until: publicUntil, valid_until: validUntil }: Schemas['ListedRating']) => {
    if (validUntil) return words.validUntil(lastDay(validUntil));
    return publicUntil && (status === 'publicity' || status === 'appealed')
      ? words.publicUntil(lastDay(publicUntil))
      : format.date(null);
  };
  return [
    {
      key: 'member',
      title: words.member,
      render: ({ id, member }) => <Link to={`/office/ratings/${id}`}>{member.name}</Link>,
    },
    { key: 'number', title: words.number, render: ({ member }) => member.number },
    { key: 'card', title: words.card, render: ({ card }) => cards[card] },
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={ratingTones[status]}>{statuses[status]}</StatusTag>,
    },
    {
      key: 'grade',
      title: words.grade,
      render: ({ grade }) => (grade ? <StatusTag tone={gradeTones[grade]}>{grade}</StatusTag> : format.text(null)),
    },
    {
      key: 'total',
      title: words.total,
      render: ({ total }) => (typeof total === 'number' ? words.points(total) : format.text(null)),
    },
    { key: 'dates', title: words.dates, render: dates },
  ];
}
