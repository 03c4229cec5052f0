import { Link } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { type AsOf, numberOf, rowsPath } from './asOf';
import { Rate } from './Rate';
import { figuresWords, figureWords } from './words';

/** A group whose figures are told: a town, a type, or all together. */
export type Group = Schemas['MemberFigureSet'] & { key: string; name: string; asOf: AsOf };

type Props = { label: string; head: string; groups: Group[] };

/** The figures of groups, one a row, each number leading to its rows. */
export function FigureTable({ label, head, groups }: Props) {
  return (
    <KeysetTable
      label={label}
      queryKey={['member-figures', 'table', label, groups]}
      load={() => Promise.resolve({ items: groups })}
      rowKey={({ key }) => key}
      columns={useColumns(head)}
    />
  );
}

function useColumns(head: string): Column<Group>[] {
  const words = useWords(figuresWords);
  const names = useWords(figureWords);
  const number = (figure: Schemas['MemberFigure']): Column<Group> => ({
    key: figure,
    title: names[figure],
    align: 'right',
    render: (group) => <Link to={rowsPath(figure, group.asOf)}>{numberOf(group, figure)}</Link>,
  });
  return [
    { key: 'name', title: head, render: ({ name }) => name },
    number('roster'),
    number('entered'),
    { key: 'entry', title: words.entryRate, render: ({ entry_rate: rate }) => <Rate value={rate} /> },
    number('members'),
    { key: 'complete', title: words.completeRate, render: ({ complete_rate: rate }) => <Rate value={rate} /> },
    number('active'),
    number('fresh'),
    { key: 'fresh-rate', title: words.freshnessRate, render: ({ freshness_rate: rate }) => <Rate value={rate} /> },
  ];
}
