import { useMutation, useQueryClient } from '@tanstack/react-query';

import { answer, api, type Schemas } from '../../api/client';
import { session } from '../../api/session';

export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (entered: Omit<Schemas['SignInIn'], 'client'>) =>
      answer(api.POST('/api/v1/auth/sign-in', { body: { ...entered, client: 'browser' } })),
    onSuccess: ({ access_token }) => {
      cache.clear();
      session.begin(access_token);
    },
  });
}

export function useSignOut() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => answer(api.POST('/api/v1/auth/sign-out')),
    onSuccess: () => {
      session.end();
      cache.clear();
    },
  });
}
