import { Button } from 'antd';
import { Link, useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { Choice, optionsOf } from '../../../ui/Filters';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState, NotFoundState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { chinaToday } from '../../../ui/today';
import { useFilters } from '../../../ui/useFilters';
import { figuresPath } from './asOf';
import { AsOfFilters } from './AsOfFilters';
import { Conditions } from './Conditions';
import { figureHelpWords, figuresWords, figureWords } from './words';
import './figures.css';

type Figure = Schemas['MemberFigure'];
type Row = Schemas['MemberFigureRow'];

/** The rows that a figure counts, with the conditions that each meets or fails. */
export function FigureRowsPage() {
  const { figure } = useParams();
  const known = Object.keys(useWords(figureWords)) as Figure[];
  const found = known.find((code) => code === figure);
  return found ? <Rows figure={found} /> : <NotFoundState />;
}

function Rows({ figure }: { figure: Figure }) {
  const words = useWords(figuresWords);
  const names = useWords(figureWords);
  const helps = useWords(figureHelpWords);
  const types = useWords(memberTypeWords);
  const filters = useFilters();
  const on = filters.read('on') ?? chinaToday();
  const query = {
    on,
    org_unit_id: filters.read('town'),
    at_unit_id: filters.read('at'),
    member_type: filters.oneOf('type', types),
  };
  const back = figuresPath({ on: filters.read('on'), unit: query.org_unit_id });
  return (
    <>
      <PageHeader title={names[figure]} note={`${helps[figure]} ${words.rowsNote(on)}`} backTo={back} />
      <AsOfFilters on={on}>
        <Choice name="type" label={words.type} any={words.anyType} options={optionsOf(types)} />
        {query.at_unit_id && <Button onClick={() => filters.set('at', undefined)}>{words.atUnitOnly}</Button>}
      </AsOfFilters>
      <KeysetTable
        label={names[figure]}
        queryKey={['member-figure-rows', figure, query]}
        load={(page) =>
          answer(
            api.GET('/api/v1/member-figures/{figure}/rows', {
              params: { path: { figure }, query: { ...query, ...page } },
            }),
          )
        }
        rowKey={({ id }) => id}
        columns={useColumns(figure)}
        empty={<EmptyState text={words.noRows} />}
      />
    </>
  );
}

function useColumns(figure: Figure): Column<Row>[] {
  const words = useWords(figuresWords);
  const names = useWords(figureWords);
  const types = useWords(memberTypeWords);
  const countsFields = figure === 'mandatory_fields' || figure === 'filled_fields';
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: words.name,
      render: ({ name, member_id: member }) => (member ? <Link to={`/office/members/${member}`}>{name}</Link> : name),
    },
    {
      key: 'identity',
      title: words.identity,
      render: ({ identity, number }) => (
        <>
          {identity}
          {number && <span className="figure-number">{number}</span>}
        </>
      ),
    },
    { key: 'type', title: words.type, render: ({ member_type: type }) => types[type] },
    { key: 'unit', title: words.unit, render: ({ org_unit_name: unit }) => unit },
  ];
  if (figure === 'roster') {
    columns.push({
      key: 'gap',
      title: words.why,
      render: ({ gap }) => <StatusTag tone={gap ? 'waiting' : 'good'}>{gap ? names[gap] : words.counted}</StatusTag>,
    });
  }
  columns.push({ key: 'conditions', title: words.conditions, render: (row) => <Conditions row={row} /> });
  if (countsFields)
    columns.push({ key: 'counts', title: words.counts, align: 'right', render: ({ counts }) => counts });
  return columns;
}
