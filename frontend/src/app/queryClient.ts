import { QueryClient } from '@tanstack/react-query';

import { ApiProblem } from '../api/client';

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

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthRetrying, staleTime: 15_000, refetchOnWindowFocus: false },
    mutations: { retry: false },
  },
});
