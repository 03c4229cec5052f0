import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Select } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { roleWords } from '../../../app/words/vocabularies';
import { Choice, optionsOf } from '../../../ui/Filters';
import { chinaToday } from '../../../ui/today';
import { useFilters } from '../../../ui/useFilters';
import { useSearch } from '../../../ui/useSearch';
import { subjectOf } from './changes/event';
import { subjectWords } from './changes/words';
import { kindWords, trailWords } from './words';

/** What the trail can be asked for: what happened, in which role, by whom, and between which days. */
export function TrailFilters() {
  const words = useWords(trailWords);
  const roles = useWords(roleWords);
  return (
    <div className="filters trail-filters">
      <KindFilter />
      <Choice name="role" label={words.role} any={words.anyRole} options={optionsOf(roles)} />
      <PersonFilter />
      <DayField name="from" label={words.from} />
      <DayField name="to" label={words.to} />
    </div>
  );
}

function KindFilter() {
  const words = useWords(trailWords);
  const subjects: Record<string, string> = useWords(subjectWords);
  const kinds = useWords(kindWords);
  const filters = useFilters();
  const known = Object.entries(kinds) as [Schemas['EventKind'], string][];
  const groups = Object.entries(subjects).map(([subject, label]) => ({
    label,
    options: known.filter(([kind]) => subjectOf(kind) === subject).map(([value, name]) => ({ value, label: name })),
  }));
  return (
    <Select<string>
      aria-label={words.kind}
      className="filter-choice"
      value={filters.read('kind') ?? ''}
      onChange={(kind) => filters.set('kind', kind)}
      options={[{ label: words.anyKind, value: '' }, ...groups]}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

/** Who acted, found by login or name. */
function PersonFilter() {
  const words = useWords(trailWords);
  const filters = useFilters();
  const search = useSearch();
  const by = filters.read('by');
  const found = useQuery({
    queryKey: ['accounts', 'picked', search.words],
    queryFn: () =>
      answer(
        api.GET('/api/v1/accounts', { params: { query: { limit: 20, ...(search.words ? { q: search.words } : {}) } } }),
      ),
    placeholderData: keepPreviousData,
  });
  const chosen = useQuery({
    queryKey: ['account', by],
    queryFn: () => answer(api.GET('/api/v1/accounts/{id}', { params: { path: { id: by ?? '' } } })),
    enabled: Boolean(by),
  });
  const accounts = [...(found.data?.items ?? [])];
  if (chosen.data && !accounts.some(({ id }) => id === by)) accounts.unshift(chosen.data);
  return (
    <Select<string>
      aria-label={words.findPerson}
      className="filter-choice trail-person"
      showSearch={{ filterOption: false, onSearch: search.onSearch }}
      notFoundContent={words.nobodyFound}
      value={by ?? ''}
      onChange={(id) => filters.set('by', id)}
      options={[
        { value: '', label: words.anyone },
        ...accounts.map(({ id, display_name: name, login }) => ({ value: id, label: `${name}（${login}）` })),
      ]}
    />
  );
}

function DayField({ name, label }: { name: 'from' | 'to'; label: string }) {
  const filters = useFilters();
  return (
    <span className="trail-day">
      <label htmlFor={`trail-${name}`}>{label}</label>
      <Input
        id={`trail-${name}`}
        type="date"
        max={chinaToday()}
        value={filters.read(name) ?? ''}
        onChange={({ target }) => filters.set(name, target.value)}
      />
    </span>
  );
}
