import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';

import { answer, api, type Schemas } from '../api/client';
import { useWords } from '../app/words/dictionary';
import { unitKindWords } from '../app/words/vocabularies';
import { useSearch } from './useSearch';
import { useUnit } from './useUnit';
import { uiWords } from './words';

type Kind = Schemas['UnitKind'];

type Props = {
  id?: string;
  value?: string | undefined;
  onChange?: (id: string | undefined) => void;
  /** Only units of these kinds. */
  kinds?: readonly Kind[];
  /** A unit that cannot be meant. */
  except?: string;
};

/** The open units whose name or pinyin initials hold the words; of one kind each, where kinds are named. */
function useUnits(words: string, kinds: readonly Kind[] | undefined) {
  const asked: { kind?: Kind }[] = kinds ? kinds.map((kind) => ({ kind })) : [{}];
  const query = { limit: 20, ...(words ? { q: words } : {}) };
  return useQuery({
    queryKey: ['org-units', 'picked', words, kinds ?? null],
    queryFn: async () => {
      const call = (only: { kind?: Kind }) =>
        answer(api.GET('/api/v1/org-units', { params: { query: { ...query, ...only } } }));
      return (await Promise.all(asked.map(call))).flatMap(({ items }) => items);
    },
    placeholderData: keepPreviousData,
  });
}

/** A unit of the tree, found by typing. */
export function UnitPicker({ id, value, onChange, kinds, except }: Props) {
  const words = useWords(uiWords);
  const names = useWords(unitKindWords);
  const search = useSearch();
  const found = useUnits(search.words, kinds);
  const chosen = useUnit(value);
  const units = [...(found.data ?? [])];
  if (chosen.data && !units.some((unit) => unit.id === value)) units.unshift(chosen.data);
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="unit-picker"
      showSearch={{ filterOption: false, onSearch: search.onSearch }}
      allowClear
      placeholder={words.chooseUnit}
      notFoundContent={words.noUnitFound}
      loading={found.isFetching}
      value={value}
      onChange={(unit?: string) => onChange?.(unit)}
      options={units
        .filter((unit) => unit.id !== except)
        .map((unit) => ({ value: unit.id, label: `${unit.name}（${names[unit.kind]}）` }))}
    />
  );
}
