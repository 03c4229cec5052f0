import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { todoKindWords } from '../../app/words/vocabularies';
import { Choice } from '../../ui/Filters';
import { type Column, KeysetTable } from '../../ui/KeysetTable';
import { PageHeader } from '../../ui/PageHeader';
import { RemindButton } from '../../ui/RemindButton';
import { EmptyState } from '../../ui/states';
import { StatusTag } from '../../ui/StatusTag';
import { chinaToday } from '../../ui/today';
import { useBase } from '../../ui/useBase';
import { useFilters } from '../../ui/useFilters';
import { DueMark } from './DueMark';
import { todosKey, useTodoCounts } from './queries';
import { recordPath } from './recordPath';
import { daysBetween } from './standing';
import { TransferDialog } from './TransferDialog';
import { todosWords, whoseWords } from './words';
import './todos.css';

type Todo = Schemas['Todo'];

/** What waits for the present post: since when, until when, and the ways to pass it on. */
export function TodosPage() {
  const words = useWords(todosWords);
  const whose = useWords(whoseWords);
  const kinds = useWords(todoKindWords);
  const filters = useFilters();
  const counts = useTodoCounts();
  const query = { kind: filters.oneOf('kind', kinds), whose: filters.oneOf('whose', whose), count: true };
  const [handed, setHanded] = useState<Todo>();
  const columns = useColumns(setHanded);
  const isFiltered = Boolean(query.kind ?? query.whose);
  if (counts.data?.items.length === 0) {
    return (
      <>
        <PageHeader title={words.title} />
        <EmptyState text={words.noDesk} />
      </>
    );
  }
  return (
    <>
      <PageHeader title={words.title} note={words.note} />
      <TodoFilters />
      <KeysetTable
        label={words.title}
        queryKey={[todosKey, 'list', query]}
        load={(page) => answer(api.GET('/api/v1/todos', { params: { query: { ...query, ...page } } }))}
        rowKey={({ kind, subject_id: id }) => `${kind} ${id}`}
        columns={columns}
        empty={<EmptyState text={isFiltered ? words.nothingLike : words.nothing} />}
      />
      {handed && <TransferDialog todo={handed} onClose={() => setHanded(undefined)} />}
    </>
  );
}

function TodoFilters() {
  const words = useWords(todosWords);
  const whose = useWords(whoseWords);
  const names = useWords(todoKindWords);
  const counts = useTodoCounts(useFilters().oneOf('whose', whose));
  const kinds = counts.data?.items ?? [];
  const base = useBase();
  return (
    <div className="filters">
      <Choice
        name="kind"
        label={words.kind}
        any={words.anyKind(counts.data?.total ?? 0)}
        options={kinds.map(({ kind, count }) => ({ value: kind, label: words.kindOption(names[kind], count) }))}
      />
      {base !== '/my' && (
        <Choice
          name="whose"
          label={words.whose}
          any={whose.desk}
          options={(['mine', 'all'] as const).map((value) => ({ value, label: whose[value] }))}
        />
      )}
    </div>
  );
}

function useColumns(onTransfer: (todo: Todo) => void): Column<Todo>[] {
  const words = useWords(todosWords);
  const kinds = useWords(todoKindWords);
  const base = useBase();
  const today = chinaToday();
  const office: Column<Todo>[] = [
    { key: 'unit', title: words.unit, render: ({ org_unit_name: unit }) => unit },
    { key: 'assigned', title: words.assigned, render: (todo) => <Assigned todo={todo} /> },
  ];
  return [
    { key: 'kind', title: words.kind, render: (todo) => <Link to={recordPath(todo, base)}>{kinds[todo.kind]}</Link> },
    {
      key: 'subject',
      title: words.subject,
      render: ({ name, number }) => (
        <span className="todo-subject">
          {name}
          <small>{number}</small>
        </span>
      ),
    },
    ...(base === '/my' ? [] : office),
    {
      key: 'since',
      title: words.since,
      render: ({ since }) => (
        <span className="todo-subject">
          {words.days(Math.max(0, daysBetween(since, today)))}
          <small>{words.sinceDay(since)}</small>
        </span>
      ),
    },
    { key: 'due', title: words.due, render: (todo) => <DueMark todo={todo} /> },
    { key: 'reminders', title: words.reminders, render: (todo) => <Reminded todo={todo} /> },
    ...(base === '/my'
      ? []
      : [{ key: 'deeds', title: words.deeds, render: (todo: Todo) => <Deeds todo={todo} onTransfer={onTransfer} /> }]),
  ];
}

function Assigned({ todo: { assigned_to: name, mine } }: { todo: Todo }) {
  const words = useWords(todosWords);
  if (mine) return <StatusTag tone="active">{words.mine}</StatusTag>;
  return name ? words.toColleague(name) : <span className="todo-quiet">{words.anybody}</span>;
}

function Reminded({ todo: { reminders, reminded_on: last } }: { todo: Todo }) {
  const words = useWords(todosWords);
  if (reminders === 0 || !last) return <span className="todo-quiet">{words.notReminded}</span>;
  return <StatusTag tone="waiting">{words.reminded(reminders, last)}</StatusTag>;
}

/** Who has handed something on may urge it; nobody urges themselves. */
function Deeds({ todo, onTransfer }: { todo: Todo; onTransfer: (todo: Todo) => void }) {
  const words = useWords(todosWords);
  return (
    <span className="todo-deeds">
      <Button onClick={() => onTransfer(todo)} aria-label={words.transferOf(todo.name)}>
        {words.transfer}
      </Button>
      {todo.assigned_to && !todo.mine && <RemindButton id={todo.subject_id} name={todo.name} />}
    </span>
  );
}
