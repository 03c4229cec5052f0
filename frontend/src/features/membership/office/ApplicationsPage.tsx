import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { Choice, optionsOf, Words } from '../../../ui/Filters';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFilters } from '../../../ui/useFilters';
import { applicationTones } from '../tones';
import { applicationStatusWords } from '../words';
import { officeWords } from './words';

/** The queue of applications that the office reaches. */
export function ApplicationsPage() {
  const words = useWords(officeWords);
  const statuses = useWords(applicationStatusWords);
  const me = useMe();
  const filters = useFilters();
  const query = { status: filters.oneOf('status', statuses), q: filters.read('q') };
  return (
    <>
      <PageHeader
        title={words.applications}
        note={words.applicationsNote}
        actions={
          me.data?.permissions.includes('enter_application') && (
            <LinkButton type="primary" to="/office/applications/new">
              {words.enter}
            </LinkButton>
          )
        }
      />
      <div className="filters">
        <Choice name="status" label={words.status} any={words.anyStatus} options={optionsOf(statuses)} />
        <Words label={words.search} />
      </div>
      <KeysetTable
        label={words.applications}
        queryKey={['applications', query]}
        load={(page) =>
          answer(api.GET('/api/v1/membership-applications', { params: { query: { ...query, ...page } } }))
        }
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.noApplications} />}
      />
    </>
  );
}

function useColumns(): Column<Schemas['ApplicationSummary']>[] {
  const words = useWords(officeWords);
  const statuses = useWords(applicationStatusWords);
  const types = useWords(memberTypeWords);
  return [
    { key: 'name', title: words.name, render: ({ id, name }) => <Link to={`/office/applications/${id}`}>{name}</Link> },
    { key: 'number', title: words.number, render: ({ number }) => number },
    { key: 'type', title: words.type, render: ({ member_type: type }) => types[type] },
    {
      key: 'status',
      title: words.status,
      render: ({ status, objected }) => (
        <>
          <StatusTag tone={applicationTones[status]}>{statuses[status]}</StatusTag>{' '}
          {objected && <StatusTag tone="bad">{words.objection}</StatusTag>}
        </>
      ),
    },
    { key: 'unit', title: words.unit, render: ({ org_unit_name: unit }) => unit },
    { key: 'submitted', title: words.submittedOn, render: ({ submitted_on: day }) => day },
  ];
}
