import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { memberStatusWords, memberTypeWords } from '../../../app/words/vocabularies';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFormat } from '../../../ui/useFormat';
import { ColumnChoice } from '../search/ColumnChoice';
import { useColumnChoice } from '../search/useColumnChoice';
import { ExportDialog } from '../search/ExportDialog';
import { MemberFilters } from '../search/MemberFilters';
import { useMemberQuery } from '../search/query';
import { searchWords } from '../search/words';
import { memberTones } from '../tones';
import { industryWords, scaleUnitWords } from '../words';
import { officeWords } from './words';

type Member = Schemas['Member'];

const standard = ['number', 'type', 'status', 'unit', 'contact', 'joined'];

/** The roll of members that the office reaches. */
export function MembersPage() {
  const words = useWords(officeWords);
  const own = useWords(searchWords);
  const me = useMe();
  const { filter, sort } = useMemberQuery();
  const [name, ...columns] = useColumns();
  const [chosen, choose] = useColumnChoice(
    columns.map(({ key }) => key),
    standard,
  );
  const query = { ...filter, ...(sort ? { sort } : {}) };
  return (
    <>
      <PageHeader
        title={words.members}
        note={me.data && own.scope(me.data.org_unit_name)}
        actions={me.data?.permissions.includes('export_members') && <Export filter={filter} sort={sort} />}
      />
      <MemberFilters />
      <div className="members-tools">
        <ColumnChoice
          options={columns.map(({ key, title }) => ({ value: key, label: title }))}
          chosen={chosen}
          onChoose={choose}
        />
      </div>
      <KeysetTable
        label={words.members}
        queryKey={['members', query]}
        load={(page) => answer(api.GET('/api/v1/members', { params: { query: { ...query, count: true, ...page } } }))}
        rowKey={({ id }) => id}
        columns={[...(name ? [name] : []), ...columns.filter(({ key }) => chosen.includes(key))]}
        empty={<EmptyState text={words.noMembers} />}
      />
    </>
  );
}

type ExportProps = Pick<Parameters<typeof ExportDialog>[0], 'filter' | 'sort'>;

/** Opens the dialog once it is known how many members are meant. */
function Export({ filter, sort }: ExportProps) {
  const words = useWords(searchWords);
  const [isOpen, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ['members', 'count', filter],
    queryFn: () => answer(api.GET('/api/v1/members', { params: { query: { ...filter, count: true, limit: 1 } } })),
  });
  const total = found.data?.total ?? 0;
  return (
    <>
      <Button disabled={total === 0} onClick={() => setOpen(true)}>
        {words.export}
      </Button>
      {isOpen && <ExportDialog filter={filter} sort={sort} total={total} onClose={() => setOpen(false)} />}
    </>
  );
}

function useColumns(): Column<Member>[] {
  const words = useWords(officeWords);
  const own = useWords(searchWords);
  const statuses = useWords(memberStatusWords);
  const types = useWords(memberTypeWords);
  const industries = useWords(industryWords);
  const units = useWords(scaleUnitWords);
  const format = useFormat();
  return [
    { key: 'name', title: words.name, render: ({ id, name }) => <Link to={`/office/members/${id}`}>{name}</Link> },
    { key: 'number', title: words.number, render: ({ number }) => number },
    { key: 'type', title: words.type, render: ({ member_type: type }) => types[type] },
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={memberTones[status]}>{statuses[status]}</StatusTag>,
    },
    { key: 'unit', title: words.unit, render: ({ org_unit_name: unit }) => unit },
    { key: 'contact', title: words.contact, render: (row) => `${row.contact_name} ${row.contact_mobile}` },
    { key: 'joined', title: words.joinedOn, render: ({ joined_on: day }) => day },
    { key: 'identity', title: own.identity, render: ({ identity }) => identity.number },
    {
      key: 'industries',
      title: own.industries,
      render: ({ industries: kept }) => kept.map((industry) => industries[industry]).join(own.between),
    },
    {
      key: 'scale',
      title: own.scale,
      align: 'right',
      render: ({ scale }) => format.quantity(scale.value, units[scale.unit]),
    },
    { key: 'verified', title: own.verifiedOn, render: ({ verified_at: at }) => format.instant(at) },
  ];
}
