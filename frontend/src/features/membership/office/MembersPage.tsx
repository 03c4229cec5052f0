import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberStatusWords, memberTypeWords } from '../../../app/words/vocabularies';
import { Choice, optionsOf, Words } from '../../../ui/Filters';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFilters } from '../../../ui/useFilters';
import { memberTones } from '../tones';
import { officeWords } from './words';

function useTowns() {
  return useQuery({
    queryKey: ['town-federations'],
    queryFn: () => answer(api.GET('/api/v1/org-units', { params: { query: { kind: 'town_federation', limit: 200 } } })),
    staleTime: Infinity,
    select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })),
  });
}

/** The roll of members that the office reaches. */
export function MembersPage() {
  const words = useWords(officeWords);
  const statuses = useWords(memberStatusWords);
  const types = useWords(memberTypeWords);
  const filters = useFilters();
  const towns = useTowns();
  const query = {
    member_type: filters.oneOf('type', types),
    status: filters.oneOf('status', statuses),
    org_unit_id: filters.read('town'),
    q: filters.read('q'),
  };
  return (
    <>
      <PageHeader title={words.members} />
      <div className="filters">
        <Words label={words.searchMember} />
        <Choice name="type" label={words.type} any={words.anyType} options={optionsOf(types)} />
        <Choice name="status" label={words.status} any={words.anyStatus} options={optionsOf(statuses)} />
        <Choice name="town" label={words.unit} any={words.anyUnit} options={towns.data ?? []} />
      </div>
      <KeysetTable
        label={words.members}
        queryKey={['members', query]}
        load={(page) => answer(api.GET('/api/v1/members', { params: { query: { ...query, ...page } } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.noMembers} />}
      />
    </>
  );
}

function useColumns(): Column<Schemas['Member']>[] {
  const words = useWords(officeWords);
  const statuses = useWords(memberStatusWords);
  const types = useWords(memberTypeWords);
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
  ];
}
