import { useQuery } from '@tanstack/react-query';

import { answer, api } from '../api/client';

/** A division by name, with the town of a village. */
export function DivisionName({ code }: { code: string }) {
  const division = useQuery({
    queryKey: ['division', code],
    queryFn: () => answer(api.GET('/api/v1/divisions/{code}', { params: { path: { code } } })),
    staleTime: Infinity,
  });
  if (!division.data) return null;
  const towns = division.data.above.filter(({ level }) => level === 'town');
  return <>{[...towns, division.data].map(({ name }) => name).join(' ')}</>;
}
