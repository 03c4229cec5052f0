import { useQuery } from '@tanstack/react-query';

import { answer, api, type Schemas } from '../../api/client';

/** The open units of a kind in reach, as choices of a filter. */
function useUnitsOf(kind: Schemas['UnitKind']) {
  return useQuery({
    queryKey: ['units-of', kind],
    queryFn: () => answer(api.GET('/api/v1/org-units', { params: { query: { kind, limit: 200 } } })),
    staleTime: Infinity,
    select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })),
  });
}

export function useTowns() {
  return useUnitsOf('town_federation');
}

export function useIndustryFederations() {
  return useUnitsOf('industry_federation');
}
