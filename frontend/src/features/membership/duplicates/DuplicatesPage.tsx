import { Link } from 'react-router';

import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { likenessWords } from '../../../app/words/membership';
import { pairStatusWords } from '../../../app/words/states';
import { Choice, optionsOf } from '../../../ui/Filters';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { StatusTag, type Tone } from '../../../ui/StatusTag';
import { useFilters } from '../../../ui/useFilters';
import { useFormat } from '../../../ui/useFormat';
import type { Pair } from './steps';
import { duplicateWords } from './words';
import './duplicates.css';

export const pairTones: Record<Pair['status'], Tone> = {
  open: 'waiting',
  dismissed: 'neutral',
  proposed: 'active',
  merged: 'good',
};

/** The queue of records that look like one. */
export function DuplicatesPage() {
  const words = useWords(duplicateWords);
  const statuses = useWords(pairStatusWords);
  const filters = useFilters();
  const { open, ...others } = statuses;
  const query = { status: filters.oneOf('status', others) };
  return (
    <>
      <PageHeader title={words.title} note={words.note} />
      <div className="filters">
        <Choice name="status" label={words.status} any={open} options={optionsOf(others)} />
      </div>
      <KeysetTable
        label={words.title}
        queryKey={['duplicates', query]}
        load={(page) => answer(api.GET('/api/v1/member-duplicates', { params: { query: { ...query, ...page } } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.nothing} />}
      />
    </>
  );
}

function useColumns(): Column<Pair>[] {
  const words = useWords(duplicateWords);
  const statuses = useWords(pairStatusWords);
  const format = useFormat();
  return [
    {
      key: 'records',
      title: words.records,
      render: ({ id, first, second }) => (
        <Link to={`/office/duplicates/${id}`} className="pair-names">
          {[first, second].map(({ name, number }) => (
            <span key={number}>
              {name} <small>{number}</small>
            </span>
          ))}
        </Link>
      ),
    },
    { key: 'why', title: words.why, render: (pair) => <Reasons reasons={pair.reasons} /> },
    { key: 'score', title: words.score, align: 'right', render: ({ score }) => words.points(score) },
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={pairTones[status]}>{statuses[status]}</StatusTag>,
    },
    {
      key: 'unit',
      title: words.unit,
      render: ({ first, second }) => [...new Set([first.org_unit_name, second.org_unit_name])].join(' · '),
    },
    { key: 'found', title: words.found, render: ({ found_at: at }) => format.instant(at) },
  ];
}

/** Why two records look alike, signal by signal. */
export function Reasons({ reasons }: Pick<Pair, 'reasons'>) {
  const names = useWords(likenessWords);
  return (
    <span className="pair-reasons">
      {reasons.map((reason) => (
        <StatusTag key={reason} tone="waiting">
          {names[reason]}
        </StatusTag>
      ))}
    </span>
  );
}
