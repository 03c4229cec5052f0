import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';

/** What every change of a rating ends with: a word, the dialog closed, and fresh data. */
export function useDone(onClose?: () => void) {
  const { message } = App.useApp();
  const cache = useQueryClient();
  return async (word: string) => {
    void message.success(word);
    onClose?.();
    await Promise.all([
      cache.invalidateQueries({ queryKey: ['rating'] }),
      cache.invalidateQueries({ queryKey: ['ratings'] }),
    ]);
  };
}
