import { MutationCache, QueryClient } from '@tanstack/react-query';

import { ApiProblem } from '../api/client';
import { todosKey } from '../features/todos/queries';

declare module '@tanstack/react-query' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- merging needs an interface
  interface Register {
    defaultError: ApiProblem;
  }
}

/** A refusal stays one however often it is asked for; only what may pass is tried again, twice. */
export function isWorthRetrying(failures: number, error: Error): boolean {
  return error instanceof ApiProblem && error.isPassing && failures < 2;
}

/** Every deed may take something off the desk of its doer or put something there, whatever it was done to. */
const mutationCache = new MutationCache({
  onSuccess: () => void queryClient.invalidateQueries({ queryKey: [todosKey] }),
});

export const queryClient = new QueryClient({
  mutationCache,
  defaultOptions: {
    queries: { retry: isWorthRetrying, staleTime: 15_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
