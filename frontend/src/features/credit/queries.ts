import { useQuery } from '@tanstack/react-query';

import { answer, answerWithEtag, api } from '../../api/client';

/** A version of a card, which never changes. */
export function useScorecard(id: string | undefined) {
  return useQuery({
    queryKey: ['scorecard', id],
    queryFn: () => answer(api.GET('/api/v1/scorecards/{id}', { params: { path: { id: id ?? '' } } })),
    enabled: id !== undefined,
    staleTime: Infinity,
  });
}

/** One rating, with the version that an edit sends back. */
export function useRating(id: string) {
  return useQuery({
    queryKey: ['rating', id],
    queryFn: () => answerWithEtag(api.GET('/api/v1/ratings/{id}', { params: { path: { id } } })),
  });
}
