import { useQuery } from '@tanstack/react-query';
import { Alert, Card } from 'antd';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { Choice } from '../../../ui/Filters';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { useFilters } from '../../../ui/useFilters';
import { type AsOf, byRate, gaps, numberOf, rowsPath } from './asOf';
import { AsOfFilters } from './AsOfFilters';
import { FigureTable, type Group } from './FigureTable';
import { Headline } from './Headline';
import { figuresWords, figureWords } from './words';
import './figures.css';

type Figures = Schemas['MemberFigures'];

/** The entry rate, completeness and freshness as of a day, each number leading to its rows. */
export function FiguresPage() {
  const words = useWords(figuresWords);
  const filters = useFilters();
  const me = useMe();
  const [on, unit] = [filters.read('on'), filters.read('town')];
  const query = { ...(on ? { on } : {}), ...(unit ? { org_unit_id: unit } : {}) };
  const figures = useQuery({
    queryKey: ['member-figures', query],
    queryFn: () => answer(api.GET('/api/v1/member-figures', { params: { query } })),
  });
  if (figures.isPending) return <LoadingState />;
  if (figures.isError) return <ProblemState problem={figures.error} onRetry={() => void figures.refetch()} />;
  return (
    <>
      <PageHeader title={words.title} note={me.data && words.scope(me.data.org_unit_name, figures.data.on)} />
      <AsOfFilters on={figures.data.on}>
        <Choice
          name="order"
          label={words.order}
          any={words.byName}
          options={[{ value: 'rate', label: words.byRate }]}
        />
      </AsOfFilters>
      <Told figures={figures.data} asOf={{ on, unit }} />
    </>
  );
}

function Told({ figures, asOf }: { figures: Figures; asOf: AsOf }) {
  const words = useWords(figuresWords);
  const types = useWords(memberTypeWords);
  const filters = useFilters();
  const total: Group = { ...figures.total, key: 'total', name: words.total, asOf };
  const units = figures.units.map((set) => ({
    ...set,
    key: set.org_unit_id,
    name: set.org_unit_name,
    asOf: { ...asOf, at: set.org_unit_id },
  }));
  const kinds = figures.types.map((set) => ({
    ...set,
    key: set.member_type,
    name: types[set.member_type],
    asOf: { ...asOf, type: set.member_type },
  }));
  const ordered = <T extends Group>(groups: T[]) =>
    filters.read('order') === 'rate' ? groups.toSorted(byRate) : groups;
  return (
    <div className="figures">
      <Basis rosters={figures.rosters} />
      <Headline total={total} />
      <Gaps total={total} />
      <Card title={<h2>{words.byUnit}</h2>}>
        <FigureTable label={words.byUnit} head={words.unit} groups={[total, ...ordered(units)]} />
        <p className="figures-help">{words.totalHelp}</p>
      </Card>
      <Card title={<h2>{words.byType}</h2>}>
        <FigureTable label={words.byType} head={words.type} groups={[total, ...ordered(kinds)]} />
      </Card>
    </div>
  );
}

/** The rosters by which the entry rate goes. */
function Basis({ rosters }: Pick<Figures, 'rosters'>) {
  const words = useWords(figuresWords);
  if (rosters.length === 0) {
    const action = <Link to="/office/member-rosters">{words.signOne}</Link>;
    return <Alert type="info" showIcon title={words.noRoster} action={action} />;
  }
  return (
    <ul className="plain-list figures-basis">
      {rosters.map(({ id, year, document }) => (
        <li key={id}>
          <Link to={`/office/member-rosters/${id}`}>{words.inForce(year, document)}</Link>
        </li>
      ))}
    </ul>
  );
}

/** Why members of the roster do not count, the first reason of each. */
function Gaps({ total }: { total: Group }) {
  const words = useWords(figuresWords);
  const names = useWords(figureWords);
  if (numberOf(total, 'roster') === 0) return null;
  return (
    <Card title={<h2>{words.gaps}</h2>}>
      <p className="figures-help">{words.gapsHelp}</p>
      <ul className="waiting">
        {gaps.map((figure) => (
          <li key={figure}>
            <Link to={rowsPath(figure, total.asOf)}>
              {names[figure]}
              <strong>{numberOf(total, figure)}</strong>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
