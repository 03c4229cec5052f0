import { useQuery } from '@tanstack/react-query';

import { answer, api } from '../../api/client';

/** Everything about things to do lies under this key: every deed anywhere may take something off the list. */
export const todosKey = 'todos';

/** How much waits for the present post, by kind. Not polled, or a page left open would keep its session alive. */
export function useTodoCounts() {
  return useQuery({
    queryKey: [todosKey, 'counts'],
    queryFn: () => answer(api.GET('/api/v1/todo-counts')),
    refetchOnWindowFocus: true,
  });
}
