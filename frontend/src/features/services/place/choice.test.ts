import { expect, it } from 'vitest';

import { changed } from './choice';

const all = 'link=uav&plot=p&area=20&passes=2&day=2026-05-07&machine=m';

it.each([
  [all, { plot: 'q' }, 'link=uav&plot=q&passes=2'],
  [all, { link: 'till' }, 'link=till&plot=p&area=20'],
  [all, { day: '2026-05-08' }, 'link=uav&plot=p&area=20&passes=2&day=2026-05-08'],
  [all, { day: '2026-05-08', machine: 'n' }, 'link=uav&plot=p&area=20&passes=2&day=2026-05-08&machine=n'],
  [all, { machine: undefined }, 'link=uav&plot=p&area=20&passes=2&day=2026-05-07'],
  [`member=a&${all}`, { member: 'b' }, 'member=b&link=uav'],
])('of %s, %j leaves %s', (before, changes, after) =>
  expect(changed(new URLSearchParams(before), changes).toString()).toBe(after),
);
