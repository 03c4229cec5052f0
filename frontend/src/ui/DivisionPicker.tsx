import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';

import { answer, api } from '../api/client';
import { useWords } from '../app/words/dictionary';
import { uiWords } from './words';
import './division-picker.css';

type Props = {
  id?: string;
  value?: string;
  onChange?: (code: string) => void;
  /** Where only a town will do. */
  townOnly?: boolean;
};

/** The divisions below one, or the towns of the county. */
export function useDivisions(parent: string | undefined, enabled: boolean) {
  return useQuery({
    queryKey: ['divisions', parent ?? null],
    queryFn: () =>
      answer(api.GET('/api/v1/divisions', { params: { query: { limit: 200, ...(parent ? { parent } : {}) } } })),
    enabled,
    staleTime: Infinity,
    select: ({ items }) => items.map(({ code, name }) => ({ value: code, label: name })),
  });
}

/** A town of the county and a village in it, as one code: the village's, or the town's as long as there is none. */
export function DivisionPicker({ id, value = '', onChange, townOnly = false }: Props) {
  const words = useWords(uiWords);
  const town = value.slice(0, 9) || undefined;
  const village = value.length === 12 ? value : undefined;
  const towns = useDivisions(undefined, true);
  const villages = useDivisions(town, town !== undefined && !townOnly);
  return (
    <div className="division-picker">
      <Select
        {...(id === undefined ? {} : { id })}
        aria-label={words.town}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={words.chooseTown}
        loading={towns.isLoading}
        options={towns.data ?? []}
        value={town}
        onChange={(code) => onChange?.(code)}
      />
      {!townOnly && (
        <Select
          aria-label={words.village}
          showSearch={{ optionFilterProp: 'label' }}
          allowClear
          disabled={!town}
          placeholder={words.chooseVillage}
          loading={villages.isLoading}
          options={villages.data ?? []}
          value={village}
          onChange={(code?: string) => onChange?.(code ?? town ?? '')}
        />
      )}
    </div>
  );
}
