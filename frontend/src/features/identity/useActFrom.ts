import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';

import { answer, api, type Schemas } from '../../api/client';

/** Whether this is the post that the session acts from; nobody holds the same role at the same unit twice. */
export function isPresent(me: Schemas['Me'], post: Schemas['Post']): boolean {
  return post.role === me.role && post.org_unit_id === me.org_unit_id;
}

/** Goes on from another post of the account, on its start page: what the other post saw is forgotten. */
export function useActFrom() {
  const cache = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (post: Schemas['Post']) => answer(api.POST('/api/v1/me/act-from', { body: { post_id: post.id } })),
    onSuccess: async () => {
      const me = await answer(api.GET('/api/v1/me'));
      await navigate('/');
      cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
      cache.setQueryData(['me'], me);
    },
  });
}
