import { Alert, Button } from 'antd';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { roleWords } from '../../../app/words/vocabularies';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { dayAfter } from '../../../ui/today';
import { useFilters } from '../../../ui/useFilters';
import { useFormat } from '../../../ui/useFormat';
import { Changes } from './changes/Changes';
import { recordPath, strangerOf } from './changes/event';
import { ownReasonWords } from './changes/words';
import { TrailFilters } from './TrailFilters';
import { kindWords, trailWords } from './words';
import './trail.css';

type TrailEvent = Schemas['TrailEvent'];

/** Everything that happened, for the auditor. */
export function TrailPage() {
  const words = useWords(trailWords);
  const kinds = useWords(kindWords);
  const roles = useWords(roleWords);
  const filters = useFilters();
  const to = filters.read('to');
  const record = filters.read('record');
  const query = {
    kind: filters.oneOf('kind', kinds),
    role: filters.oneOf('role', roles),
    account_id: filters.read('by'),
    from: filters.read('from'),
    until: to && dayAfter(to),
    subject_id: record,
  };
  return (
    <>
      <PageHeader title={words.trail} note={words.trailNote} />
      <TrailFilters />
      {record && (
        <Alert
          type="info"
          showIcon
          className="trail-record"
          title={words.oneRecord}
          action={<Button onClick={() => filters.set('record', '')}>{words.allRecords}</Button>}
        />
      )}
      <KeysetTable
        label={words.trail}
        queryKey={['trail', query]}
        load={(page) => answer(api.GET('/api/v1/events', { params: { query: { ...query, ...page } } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.nothing} />}
      />
    </>
  );
}

function useColumns(): Column<TrailEvent>[] {
  const words = useWords(trailWords);
  const reasons = useWords(ownReasonWords);
  const format = useFormat();
  return [
    { key: 'kind', title: words.kind, render: (event) => <Happening event={event} /> },
    { key: 'at', title: words.at, render: ({ at }) => <span className="trail-at">{format.instant(at)}</span> },
    { key: 'who', title: words.who, render: (event) => <Who event={event} /> },
    {
      key: 'unit',
      title: words.unit,
      render: ({ org_unit_id: id, org_unit_name: name }) =>
        id ? <Link to={`/office/units/${id}`}>{name}</Link> : format.text(null),
    },
    { key: 'changes', title: words.changes, render: (event) => <Changes event={event} /> },
    {
      key: 'reason',
      title: words.reason,
      render: ({ reason }) => (
        <span className="trail-reason">{format.text(reason && (reasons[reason] ?? reason))}</span>
      ),
    },
  ];
}

function Who({ event }: { event: TrailEvent }) {
  const words = useWords(trailWords);
  const roles = useWords(roleWords);
  const { account_id: id, by, role } = event;
  if (!id) return words[strangerOf(event.kind)];
  return (
    <span className="trail-who">
      <Link to={`/office/accounts/${id}`}>{by}</Link>
      {role && <small>{roles[role]}</small>}
    </span>
  );
}

/** What happened, with the ways to its record. */
function Happening({ event }: { event: TrailEvent }) {
  const words = useWords(trailWords);
  const kinds = useWords(kindWords);
  const path = recordPath(event);
  return (
    <span className="trail-happening">
      <strong>{kinds[event.kind]}</strong>
      <small>
        {path && <Link to={path}>{words.openRecord}</Link>}
        <Link to={`/office/trail?record=${event.subject_id}`}>{words.sameRecord}</Link>
      </small>
    </span>
  );
}
