import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';

import { answer, answerWithEtag, api, ApiProblem, type Schemas } from '../../api/client';

const open: readonly Schemas['RatingStatus'][] = [
  'draft',
  'self_declared',
  'data_pulled',
  'town_surveyed',
  'scored',
  'committee_reviewed',
  'publicity',
  'appealed',
];

/** Whether a rating is still on its way. */
export function isOpen({ status }: Pick<Schemas['ListedRating'], 'status'>): boolean {
  return open.includes(status);
}

/** The ratings of a member, the newest first. */
export function useRatingsOf(memberId: string) {
  return useQuery({
    queryKey: ['ratings', 'of', memberId],
    queryFn: () => answer(api.GET('/api/v1/ratings', { params: { query: { member_id: memberId, limit: 50 } } })),
    select: ({ items }) => items,
  });
}

/** The rating that gives a member its grade today; `null` without one. */
export function useHoldingRating(memberId: string) {
  return useQuery({
    queryKey: ['rating', 'holding', memberId],
    queryFn: async () => {
      try {
        return await answer(api.GET('/api/v1/members/{id}/rating', { params: { path: { id: memberId } } }));
      } catch (problem) {
        if (problem instanceof ApiProblem && problem.status === 404) return null;
        throw problem;
      }
    },
  });
}

/** Opens a rating and goes to its page under `base`. */
export function useOpenRating(base: string) {
  const navigate = useNavigate();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (memberId: string) => answerWithEtag(api.POST('/api/v1/ratings', { body: { member_id: memberId } })),
    onSuccess: async ({ body }) => {
      void cache.invalidateQueries({ queryKey: ['ratings'] });
      await navigate(`${base}/${body.id}`);
    },
  });
}
