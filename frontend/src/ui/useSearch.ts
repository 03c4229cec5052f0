import { useEffect, useState } from 'react';

const pause = 250;

/** What was typed, once the typing has paused. */
export function useSearch() {
  const [typed, setTyped] = useState('');
  const [words, setWords] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setWords(typed.trim()), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return { words, onSearch: setTyped };
}
