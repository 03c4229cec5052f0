import { useSearchParams } from 'react-router';

import type { Schemas } from '../../../api/client';
import { linkWords } from '../words';

const names = ['member', 'link', 'plot', 'area', 'passes', 'day', 'machine'] as const;
type Name = (typeof names)[number];
type Chosen = Partial<Record<Name, string>>;

/** What depends on a choice and falls away when it changes. */
const later: Record<Name, readonly Name[]> = {
  member: ['plot', 'area', 'passes', 'day', 'machine'],
  link: ['passes', 'day', 'machine'],
  plot: ['area', 'day', 'machine'],
  area: ['machine'],
  passes: ['machine'],
  day: ['machine'],
  machine: [],
};

/** The choices after some changed; `undefined` takes one back. */
export function changed(query: URLSearchParams, changes: Chosen): URLSearchParams {
  const after = new URLSearchParams(query);
  for (const name of names) {
    if (!(name in changes)) continue;
    for (const dependent of later[name]) if (!(dependent in changes)) after.delete(dependent);
    const value = changes[name];
    if (value) after.set(name, value);
    else after.delete(name);
  }
  return after;
}

/** The choices made so far, kept in the address so that the browser's "back" takes back the last one. */
export function useChoice() {
  const [query, setQuery] = useSearchParams();
  const read = (name: Name) => query.get(name) ?? undefined;
  const links = Object.keys(linkWords.en) as Schemas['ServiceLink'][];
  return {
    member: read('member'),
    link: links.find((link) => link === read('link')),
    plot: read('plot'),
    area: read('area'),
    passes: Math.max(1, Number(read('passes')) || 1),
    day: read('day'),
    machine: read('machine'),
    change: (changes: Chosen, options?: { replace?: boolean }) =>
      setQuery((before) => changed(before, changes), options),
    begin: () => setQuery(read('member') ? { member: read('member') ?? '' } : {}),
  };
}
