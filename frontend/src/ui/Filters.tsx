import { Input, Select } from 'antd';

import { useFilters } from './useFilters';

type ChoiceProps = { name: string; label: string; any: string; options: { value: string; label: string }[] };

/** A filter by one value of a list. */
export function Choice({ name, label, any, options }: ChoiceProps) {
  const filters = useFilters();
  return (
    <Select
      aria-label={label}
      className="filter-choice"
      value={filters.read(name) ?? ''}
      onChange={(value) => filters.set(name, value)}
      options={[{ value: '', label: any }, ...options]}
      showSearch={{ optionFilterProp: 'label' }}
    />
  );
}

/** A filter by words. */
export function Words({ label }: { label: string }) {
  const filters = useFilters();
  return (
    <Input.Search
      aria-label={label}
      className="filter-words"
      placeholder={label}
      allowClear
      defaultValue={filters.read('q')}
      onSearch={(value) => filters.set('q', value.trim())}
    />
  );
}

export function optionsOf(words: Record<string, string>): ChoiceProps['options'] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
