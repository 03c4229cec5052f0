import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

/** Every list and record that a deed with a membership can change, by the first word of its key. */
const touched = new Set<unknown>([
  'member',
  'members',
  'application',
  'applications',
  'change-request',
  'change-requests',
  'expulsion',
  'expulsions',
  'transfer',
  'transfers',
  'rating',
  'ratings',
  'todos',
]);

/** What every deed with a membership ends with: a word, the dialog closed, and fresh data. */
export function useDone(onClose?: () => void) {
  const { message } = App.useApp();
  const cache = useQueryClient();
  return async (word: string) => {
    void message.success(word);
    onClose?.();
    await cache.invalidateQueries({ predicate: ({ queryKey }) => touched.has(queryKey[0]) });
  };
}
