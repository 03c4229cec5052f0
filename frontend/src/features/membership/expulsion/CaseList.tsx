import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { expulsionReasonWords, expulsionStatusWords } from '../../../app/words/membership';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { WorkDeadline } from '../deadline/Deadline';
import { expulsionTones } from '../tones';
import { expulsionWords } from './words';

type Expulsion = Schemas['Expulsion'];
type Props = { query: { member_id?: string; status?: Schemas['ExpulsionStatus'] | undefined }; empty: string };

/** Cases of expulsion, the newest first: all in reach, or those of one member. */
export function CaseList({ query: { member_id, status }, empty }: Props) {
  const words = useWords(expulsionWords);
  const query = { ...(member_id ? { member_id } : {}), ...(status ? { status } : {}) };
  return (
    <KeysetTable
      label={words.expulsions}
      queryKey={['expulsions', query]}
      load={(page) => answer(api.GET('/api/v1/expulsions', { params: { query: { ...query, ...page } } }))}
      rowKey={({ id }) => id}
      columns={useColumns(!member_id)}
      empty={<EmptyState text={empty} />}
    />
  );
}

function useColumns(withMember: boolean): Column<Expulsion>[] {
  const words = useWords(expulsionWords);
  const statuses = useWords(expulsionStatusWords);
  const reasons = useWords(expulsionReasonWords);
  const page = ({ id }: Expulsion) => `/office/matters/expulsions/${id}`;
  const rest: Column<Expulsion>[] = [
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={expulsionTones[status]}>{statuses[status]}</StatusTag>,
    },
    { key: 'opened', title: words.opened, render: ({ opened: { by, on } }) => words.hand(by, on) },
    { key: 'until', title: words.heardUntil, render: (row) => <Until row={row} /> },
  ];
  const reason = ({ reason: code }: Expulsion) => reasons[code];
  if (!withMember) {
    const linked = (row: Expulsion) => <Link to={page(row)}>{reason(row)}</Link>;
    return [{ key: 'reason', title: words.reason, render: linked }, ...rest];
  }
  return [
    { key: 'member', title: words.member, render: (row) => <Link to={page(row)}>{row.member.name}</Link> },
    { key: 'number', title: words.number, render: ({ member }) => member.number },
    { key: 'reason', title: words.reason, render: reason },
    ...rest,
  ];
}

function Until({ row: { status, overdue, heard_until: until } }: { row: Expulsion }) {
  const words = useWords(expulsionWords);
  if (status !== 'hearing') return <>{until}</>;
  return overdue ? <StatusTag tone="waiting">{words.hearingOver}</StatusTag> : <WorkDeadline label="" on={until} />;
}
