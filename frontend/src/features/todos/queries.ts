import { useQuery } from '@tanstack/react-query';

import { answer, api } from '../../api/client';
import type { operations } from '../../api/schema';

export type Whose = NonNullable<NonNullable<operations['list_todos']['parameters']['query']>['whose']>;

/** Everything about things to do lies under this key: every deed anywhere may take something off the list. */
export const todosKey = 'todos';

/** How much waits for the present post, by kind. Not polled, or a page left open would keep its session alive. */
export function useTodoCounts(whose: Whose = 'desk') {
  return useQuery({
    queryKey: [todosKey, 'counts', whose],
    queryFn: () => answer(api.GET('/api/v1/todo-counts', { params: { query: { whose } } })),
    refetchOnWindowFocus: true,
  });
}
