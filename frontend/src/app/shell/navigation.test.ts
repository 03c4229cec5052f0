import { expect, it } from 'vitest';

import { basePath } from './face';
import { currentEntry, navigation } from './navigation';

const paths = ['/office', '/office/members', '/office/members/applications'];

it.each([
  ['/office', '/office'],
  ['/office/members', '/office/members'],
  ['/office/members/42', '/office/members'],
  ['/office/members/applications/7', '/office/members/applications'],
  ['/office/membership', '/office'],
  ['/elsewhere', undefined],
])('the address %s lies under the entry %s', (address, entry) => expect(currentEntry(paths, address)).toBe(entry));

it.each(['portal', 'workplace', 'office'] as const)('the entries of the %s lie under its path', (face) => {
  const base = basePath[face];
  expect(navigation[face].filter(({ path }) => path !== base && !path.startsWith(`${base}/`))).toEqual([]);
});

it.each(['portal', 'workplace'] as const)('the bar of the %s holds at most five entries', (face) => {
  expect(navigation[face].length).toBeLessThanOrEqual(5);
});
