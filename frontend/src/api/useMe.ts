import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

import { answer, api } from './client';
import { session } from './session';

/** Whether there is a session, or one that can be renewed. */
export function useIsSignedIn(): boolean {
  return useSyncExternalStore(session.subscribe, () => session.token() !== null || session.mayBeRenewed());
}

/** The account behind the session, its post and organisation. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: () => answer(api.GET('/api/v1/me')),
    enabled: useIsSignedIn(),
    staleTime: Infinity,
  });
}
