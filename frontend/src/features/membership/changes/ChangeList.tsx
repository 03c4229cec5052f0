import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { changeFieldWords, changeStatusWords } from '../../../app/words/membership';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { changeTones } from '../tones';
import { changeWords } from './words';

type Summary = Schemas['ChangeSummary'];
type Props = { query: { member_id?: string; status?: Schemas['ChangeStatus'] | undefined }; empty: string };

/** Requests for changes, the newest first: all in reach, or those of one member. */
export function ChangeList({ query: { member_id, status }, empty }: Props) {
  const words = useWords(changeWords);
  const query = { ...(member_id ? { member_id } : {}), ...(status ? { status } : {}) };
  return (
    <KeysetTable
      label={words.changes}
      queryKey={['change-requests', query]}
      load={(page) => answer(api.GET('/api/v1/change-requests', { params: { query: { ...query, ...page } } }))}
      rowKey={({ id }) => id}
      columns={useColumns(!member_id)}
      empty={<EmptyState text={empty} />}
    />
  );
}

function useColumns(withMember: boolean): Column<Summary>[] {
  const words = useWords(changeWords);
  const statuses = useWords(changeStatusWords);
  const fields = useWords(changeFieldWords);
  const named = (row: Summary) => row.fields.map((field) => fields[field]).join('、');
  const page = (row: Summary) => `/office/matters/changes/${row.id}`;
  const what: Column<Summary> = {
    key: 'fields',
    title: words.fields,
    render: (row) => (withMember ? named(row) : <Link to={page(row)}>{named(row)}</Link>),
  };
  const rest: Column<Summary>[] = [
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={changeTones[status]}>{statuses[status]}</StatusTag>,
    },
    { key: 'way', title: words.way, render: (row) => (row.needs_county ? words.needsCounty : words.townOnly) },
    { key: 'submitted', title: words.submitted, render: ({ submitted: { by, on } }) => words.hand(by, on) },
    { key: 'closed', title: words.closed, render: ({ closed }) => (closed ? words.hand(closed.by, closed.on) : '—') },
  ];
  if (!withMember) return [what, ...rest];
  return [
    { key: 'member', title: words.member, render: (row) => <Link to={page(row)}>{row.member.name}</Link> },
    { key: 'number', title: words.number, render: ({ member }) => member.number },
    what,
    ...rest,
  ];
}
