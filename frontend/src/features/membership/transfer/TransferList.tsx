import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { transferTones } from '../tones';
import { transferStatusWords, transferWords } from './words';

type Transfer = Schemas['Transfer'];
type Props = { query: { member_id?: string; status?: Schemas['TransferStatus'] | undefined }; empty: string };

/** Moves between towns, the newest first: all that concern the office, or those of one member. */
export function TransferList({ query: { member_id, status }, empty }: Props) {
  const words = useWords(transferWords);
  const query = { ...(member_id ? { member_id } : {}), ...(status ? { status } : {}) };
  return (
    <KeysetTable
      label={words.transfers}
      queryKey={['transfers', query]}
      load={(page) => answer(api.GET('/api/v1/transfers', { params: { query: { ...query, ...page } } }))}
      rowKey={({ id }) => id}
      columns={useColumns(!member_id)}
      empty={<EmptyState text={empty} />}
    />
  );
}

function useColumns(withMember: boolean): Column<Transfer>[] {
  const words = useWords(transferWords);
  const statuses = useWords(transferStatusWords);
  const page = ({ id }: Transfer) => `/office/matters/transfers/${id}`;
  const linked = (row: Transfer, text: string) => <Link to={page(row)}>{text}</Link>;
  const member: Column<Transfer>[] = [
    { key: 'member', title: words.member, render: (row) => linked(row, row.member.name) },
    { key: 'number', title: words.number, render: (row) => row.member.number },
  ];
  return [
    ...(withMember ? member : []),
    {
      key: 'to',
      title: words.to,
      render: (row) => (withMember ? row.to_unit_name : linked(row, row.to_unit_name)),
    },
    { key: 'from', title: words.from, render: (row) => row.from_unit_name },
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={transferTones[status]}>{statuses[status]}</StatusTag>,
    },
    {
      key: 'proposed',
      title: words.proposed,
      render: ({ proposed_by: by, proposed_on: on }) => words.hand(by, on),
    },
    {
      key: 'decided',
      title: words.decided,
      render: ({ decided_by: by, decided_on: on }) => (by && on ? words.hand(by, on) : '—'),
    },
  ];
}
