import { Card, Select, Tabs } from 'antd';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFilters } from '../../../ui/useFilters';
import { useFormat } from '../../../ui/useFormat';
import { useIsPhone } from '../../../ui/useIsPhone';
import { Changes } from './Changes';
import { firstHeap, type Heap, heaps, heapSize } from './stand';
import { columnWords, heapWords, rostersWords } from './words';

type Roster = Schemas['RosterImport'];
type Row = Schemas['RosterRow'];

/**
 * What the check found: who is new, the same, changed, missing from the roster, and what is wrong. Five tabs do not fit
 * on a phone.
 */
export function Reconciliation({ roster }: { roster: Roster }) {
  const words = useWords(rostersWords);
  const names = useWords(heapWords);
  const filters = useFilters();
  const isPhone = useIsPhone();
  const heap = filters.oneOf('heap', names) ?? firstHeap(roster);
  const choose = (chosen: string) => filters.set('heap', chosen);
  const labels = heaps.map((key) => ({ key, label: words.countOf(names[key], heapSize(roster, key)) }));
  const rows = <HeapRows roster={roster} heap={heap} />;
  return (
    <Card title={<h2>{words.result}</h2>}>
      {isPhone ? (
        <>
          <Select
            className="roster-heaps"
            aria-label={words.result}
            value={heap}
            onChange={choose}
            options={labels.map(({ key, label }) => ({ value: key, label }))}
          />
          {rows}
        </>
      ) : (
        <Tabs
          activeKey={heap}
          onChange={choose}
          items={labels.map((label) => ({ ...label, children: label.key === heap && rows }))}
        />
      )}
    </Card>
  );
}

function HeapRows({ roster, heap }: { roster: Roster; heap: Heap }) {
  const words = useWords(rostersWords);
  return (
    <>
      <p className="roster-help">{words.help[heap]}</p>
      {heap === 'missing' ? <MissingMembers roster={roster} /> : <Rows roster={roster} heap={heap} />}
    </>
  );
}

function Rows({ roster: { id, state }, heap }: { roster: Roster; heap: Schemas['RowResult'] }) {
  const words = useWords(rostersWords);
  const names = useWords(heapWords);
  const params = { path: { id } };
  return (
    <KeysetTable
      label={names[heap]}
      queryKey={['roster-rows', id, heap, state]}
      load={(page) =>
        answer(api.GET('/api/v1/roster-imports/{id}/rows', { params: { ...params, query: { result: heap, ...page } } }))
      }
      rowKey={({ row_number: number }) => String(number)}
      columns={useRowColumns(heap)}
      empty={<EmptyState text={words.none[heap]} />}
    />
  );
}

function useRowColumns(heap: Schemas['RowResult']): Column<Row>[] {
  const words = useWords(rostersWords);
  const row: Column<Row> = {
    key: 'row',
    title: words.row,
    width: 110,
    render: ({ row_number: number }) => words.rowAt(number),
  };
  const name: Column<Row> = { key: 'name', title: words.name, render: (shown) => <Name row={shown} /> };
  const wrong: Column<Row> = { key: 'wrong', title: words.problems, render: (shown) => <Wrong row={shown} /> };
  const changes: Column<Row> = { key: 'changes', title: words.changes, render: (shown) => <Changes row={shown} /> };
  const state: Column<Row> = {
    key: 'state',
    title: words.state,
    render: ({ entered }) =>
      entered ? (
        <StatusTag tone="good">{heap === 'changed' ? words.updated : words.entered}</StatusTag>
      ) : (
        <StatusTag>{words.notYet}</StatusTag>
      ),
  };
  return {
    new: [row, name, state],
    same: [row, name],
    changed: [row, name, changes, state],
    invalid: [row, name, wrong],
  }[heap];
}

function Name({ row: { name, member_id: member } }: { row: Row }) {
  const words = useWords(rostersWords);
  const format = useFormat();
  const text = name === null || name === undefined ? words.nameGone : format.text(name);
  return member ? <Link to={`/office/members/${member}`}>{text}</Link> : <>{text}</>;
}

function Wrong({ row: { errors } }: { row: Row }) {
  const words = useWords(rostersWords);
  const columns = useWords(columnWords);
  return (
    <ul className="plain-list roster-wrong">
      {errors.map(({ column, code, message }) => (
        <li key={`${column} ${code}`}>{words.problem(columns[column], message)}</li>
      ))}
    </ul>
  );
}

function MissingMembers({ roster: { id, state } }: { roster: Roster }) {
  const words = useWords(rostersWords);
  const names = useWords(heapWords);
  const format = useFormat();
  const columns: Column<Schemas['MissingMember']>[] = [
    {
      key: 'name',
      title: words.name,
      render: ({ id: member, name }) => <Link to={`/office/members/${member}`}>{name}</Link>,
    },
    { key: 'number', title: words.number, render: ({ number }) => format.text(number) },
    { key: 'unit', title: words.unit, render: ({ org_unit_name: unit }) => unit },
  ];
  return (
    <KeysetTable
      label={names.missing}
      queryKey={['roster-rows', id, 'missing', state]}
      load={(page) => answer(api.GET('/api/v1/roster-imports/{id}/missing', { params: { path: { id }, query: page } }))}
      rowKey={({ id: member }) => member}
      columns={columns}
      empty={<EmptyState text={words.none.missing} />}
    />
  );
}
