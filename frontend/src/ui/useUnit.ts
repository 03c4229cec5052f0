import { useQuery } from '@tanstack/react-query';

import { answer, api } from '../api/client';

/** A unit by its identifier, for the places that show its name. */
export function useUnit(id: string | undefined) {
  return useQuery({
    queryKey: ['org-unit', id, 'named'],
    queryFn: () => answer(api.GET('/api/v1/org-units/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: Boolean(id),
    staleTime: 60_000,
  });
}
