import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFormat } from '../../../ui/useFormat';
import { heaps, heapSize, rosterTones } from './stand';
import { heapWords, rostersWords, rosterStateWords } from './words';
import './rosters.css';

type Roster = Schemas['RosterImport'];

/** Every roster that was handed in, and where it stands. */
export function ImportsPage() {
  const words = useWords(rostersWords);
  const me = useMe();
  const mayImport = me.data?.permissions.includes('import_roster');
  const start = (
    <LinkButton type="primary" to="/office/roster-imports/new">
      {words.newImport}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={words.imports}
        note={me.data && words.scope(me.data.org_unit_name)}
        actions={mayImport && start}
      />
      <KeysetTable
        label={words.imports}
        queryKey={['roster-imports']}
        load={(page) => answer(api.GET('/api/v1/roster-imports', { params: { query: page } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.noImports} action={mayImport && start} />}
      />
    </>
  );
}

function useColumns(): Column<Roster>[] {
  const words = useWords(rostersWords);
  const states = useWords(rosterStateWords);
  const format = useFormat();
  return [
    {
      key: 'file',
      title: words.file,
      render: ({ id, file_name: name }) => (
        <Link to={`/office/roster-imports/${id}`} className="roster-file">
          {name}
        </Link>
      ),
    },
    { key: 'unit', title: words.unit, render: ({ org_unit_name: unit }) => unit },
    {
      key: 'state',
      title: words.state,
      render: ({ state }) => <StatusTag tone={rosterTones[state]}>{states[state]}</StatusTag>,
    },
    { key: 'rows', title: words.rows, render: (roster) => <Counts roster={roster} /> },
    { key: 'at', title: words.uploadedAt, render: ({ created_at: at }) => format.instant(at) },
    { key: 'committed', title: words.committedOn, render: ({ committed_on: day }) => format.date(day) },
  ];
}

function Counts({ roster }: { roster: Roster }) {
  const words = useWords(rostersWords);
  const names = useWords(heapWords);
  const shown = heaps.filter((heap) => heap !== 'missing' && heapSize(roster, heap) > 0);
  return (
    <span className="roster-counts">
      <span>{words.counted(roster.counts.rows)}</span>
      {shown.map((heap) => (
        <span key={heap}>{words.countOf(names[heap], heapSize(roster, heap))}</span>
      ))}
    </span>
  );
}
