import { useState } from 'react';

const storageKey = 'sanwei.members.columns';

/** The columns that were kept, of those there are; `standard` where nothing readable was. */
export function keptColumns(kept: string | null, known: readonly string[], standard: readonly string[]): string[] {
  if (kept === null) return [...standard];
  const names = kept.split(' ');
  return known.filter((name) => names.includes(name));
}

/** Which columns a person wants to see, kept in the browser. */
export function useColumnChoice(known: readonly string[], standard: readonly string[]) {
  const [chosen, setChosen] = useState(() => keptColumns(localStorage.getItem(storageKey), known, standard));
  const choose = (columns: string[]) => {
    localStorage.setItem(storageKey, columns.join(' '));
    setChosen(columns);
  };
  return [chosen, choose] as const;
}
