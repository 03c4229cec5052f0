import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { Choice, optionsOf, Words } from '../../../ui/Filters';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFilters } from '../../../ui/useFilters';
import { useTowns } from '../towns';
import { AddLinesDialog } from './AddLinesDialog';
import { StrikeDialog } from './StrikeDialog';
import { recordWords } from './words';

type Line = Schemas['RosterLine'];

/** A roster of the council and the members on it. */
export function RosterPage() {
  const { id = '' } = useParams();
  const roster = useQuery({
    queryKey: ['member-roster', id],
    queryFn: () => answer(api.GET('/api/v1/member-rosters/{id}', { params: { path: { id } } })),
  });
  if (roster.isPending) return <LoadingState />;
  if (roster.isError) return <ProblemState problem={roster.error} onRetry={() => void roster.refetch()} />;
  return <One roster={roster.data} />;
}

function One({ roster }: { roster: Schemas['Roster'] }) {
  const words = useWords(recordWords);
  const me = useMe();
  const [isAdding, setAdding] = useState(false);
  const mayManage = me.data?.permissions.includes('manage_roster') ?? false;
  return (
    <>
      <PageHeader
        title={words.yearOf(roster.year)}
        note={words.about(roster.org_unit_name, roster.signed_on, roster.document)}
        backTo="/office/member-rosters"
        actions={
          <>
            <LinkButton to="/office/member-figures">{words.figures}</LinkButton>
            {mayManage && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {words.add}
              </Button>
            )}
          </>
        }
      />
      <Lines id={roster.id} mayManage={mayManage} />
      {isAdding && <AddLinesDialog id={roster.id} onClose={() => setAdding(false)} />}
    </>
  );
}

function Lines({ id, mayManage }: { id: string; mayManage: boolean }) {
  const words = useWords(recordWords);
  const types = useWords(memberTypeWords);
  const filters = useFilters();
  const towns = useTowns();
  const [striking, setStriking] = useState<Line>();
  const query = {
    q: filters.read('q'),
    member_type: filters.oneOf('type', types),
    org_unit_id: filters.read('town'),
  };
  return (
    <>
      <div className="filters">
        <Words label={words.search} />
        <Choice name="type" label={words.type} any={words.anyType} options={optionsOf(types)} />
        <Choice name="town" label={words.federation} any={words.anyFederation} options={towns.data ?? []} />
      </div>
      <KeysetTable
        label={words.lines}
        queryKey={['roster-lines', id, query]}
        load={(page) =>
          answer(
            api.GET('/api/v1/member-rosters/{id}/lines', { params: { path: { id }, query: { ...query, ...page } } }),
          )
        }
        rowKey={({ id: line }) => line}
        columns={useColumns(mayManage ? setStriking : undefined)}
        empty={<EmptyState text={words.noLines} />}
      />
      {striking && <StrikeDialog line={striking} onClose={() => setStriking(undefined)} />}
    </>
  );
}

function useColumns(strike: ((line: Line) => void) | undefined): Column<Line>[] {
  const words = useWords(recordWords);
  const types = useWords(memberTypeWords);
  const columns: Column<Line>[] = [
    { key: 'name', title: words.name, render: ({ name }) => name },
    {
      key: 'identity',
      title: words.identity,
      render: ({ identity, identity_valid: isValid }) => (
        <>
          {identity} {!isValid && <StatusTag tone="bad">{words.identityWrong}</StatusTag>}
        </>
      ),
    },
    { key: 'type', title: words.type, render: ({ member_type: type }) => types[type] },
    { key: 'unit', title: words.federation, render: ({ org_unit_name: unit }) => unit },
    { key: 'source', title: words.source, render: ({ source }) => source },
    { key: 'since', title: words.since, render: ({ listed_on: day }) => day },
    { key: 'state', title: words.state, render: (line) => <State line={line} /> },
  ];
  if (!strike) return columns;
  const deed: Column<Line> = {
    key: 'deed',
    title: words.strike,
    render: (line) =>
      !line.struck_on && (
        <Button size="small" onClick={() => strike(line)} aria-label={words.strikeTitle(line.name)}>
          {words.strike}
        </Button>
      ),
  };
  return [...columns, deed];
}

function State({ line: { struck_on: day, struck_reason: reason } }: { line: Line }) {
  const words = useWords(recordWords);
  if (!day) return <StatusTag tone="good">{words.counts}</StatusTag>;
  return (
    <>
      <StatusTag>{words.struck(day)}</StatusTag> {reason}
    </>
  );
}
