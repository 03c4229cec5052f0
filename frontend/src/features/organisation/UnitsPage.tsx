import { Button, Input } from 'antd';
import { useState } from 'react';

import { useMe } from '../../api/useMe';
import { useWords } from '../../app/words/dictionary';
import { unitKindWords } from '../../app/words/vocabularies';
import { Choice, optionsOf, Words } from '../../ui/Filters';
import { PageHeader } from '../../ui/PageHeader';
import { EmptyState, LoadingState, ProblemState } from '../../ui/states';
import { chinaToday } from '../../ui/today';
import { useFilters } from '../../ui/useFilters';
import { FoundDialog } from './FoundDialog';
import { useMatching, useUnitsOn } from './queries';
import { only, treeOf } from './tree';
import { UnitTree } from './UnitTree';
import { organisationWords } from './words';
import './organisation.css';

/** The federation's tree on a chosen day. */
export function UnitsPage() {
  const words = useWords(organisationWords);
  const kinds = useWords(unitKindWords);
  const me = useMe();
  const filters = useFilters();
  const [isFounding, setFounding] = useState(false);
  const day = filters.read('on');
  return (
    <>
      <PageHeader
        title={words.units}
        note={day ? words.unitsNote(day) : words.unitsToday}
        actions={
          me.data?.permissions.includes('manage_org_unit') && (
            <Button type="primary" onClick={() => setFounding(true)}>
              {words.found}
            </Button>
          )
        }
      />
      <div className="filters">
        <Words label={words.search} />
        <Choice name="kind" label={words.kind} any={words.anyKind} options={optionsOf(kinds)} />
        <DayFilter />
      </div>
      <Tree day={day} />
      {isFounding && <FoundDialog onClose={() => setFounding(false)} />}
    </>
  );
}

/** Which day is looked at; today without one. */
export function DayFilter() {
  const words = useWords(organisationWords);
  const filters = useFilters();
  const day = filters.read('on');
  return (
    <span className="day-filter">
      <label htmlFor="day-filter">{words.day}</label>
      <Input
        id="day-filter"
        type="date"
        max={chinaToday()}
        value={day ?? chinaToday()}
        onChange={({ target }) => filters.set('on', target.value === chinaToday() ? '' : target.value)}
      />
      {day && <Button onClick={() => filters.set('on', '')}>{words.backToToday}</Button>}
    </span>
  );
}

function Tree({ day }: { day: string | undefined }) {
  const words = useWords(organisationWords);
  const kinds = useWords(unitKindWords);
  const filters = useFilters();
  const kind = filters.oneOf('kind', kinds);
  const q = filters.read('q');
  const asked = { ...(kind ? { kind } : {}), ...(q ? { q } : {}) };
  const all = useUnitsOn(day);
  const matching = useMatching(day, asked);
  const isFiltered = Boolean(kind ?? q);
  if (all.isPending || (isFiltered && matching.isPending)) return <LoadingState />;
  if (all.isError) return <ProblemState problem={all.error} onRetry={() => void all.refetch()} />;
  if (matching.isError) return <ProblemState problem={matching.error} onRetry={() => void matching.refetch()} />;
  const sought = isFiltered ? (matching.data ?? new Set<string>()) : undefined;
  const tree = sought ? only(treeOf(all.data), sought) : treeOf(all.data);
  if (tree.length === 0) return <EmptyState text={words.noUnits} />;
  return (
    <>
      <UnitTree
        key={JSON.stringify([day, asked])}
        tree={tree}
        sought={sought}
        title={sought ? words.matchCount(sought.size) : words.unitCount(all.data.length)}
        label={words.units}
      />
      {!day && <p className="hint">{words.earlierHint}</p>}
    </>
  );
}
