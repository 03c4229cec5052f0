import { expect, it } from 'vitest';

import { tally, votesOf } from './vote';

it.each([
  ['two thirds of the seats', [15, 6, 2, 2], { present: 10, quorum: 10, hasQuorum: true, isCarried: true }],
  ['one short of two thirds', [15, 9, 0, 0], { present: 9, quorum: 10, hasQuorum: false }],
  ['two thirds of seats that do not divide by three', [16, 11, 0, 0], { quorum: 11, hasQuorum: true }],
  ['more votes than seats', [15, 16, 0, 0], { hasQuorum: false }],
  ['half of those present', [12, 5, 3, 2], { needed: 6, isCarried: false }],
  ['more than half of those present', [12, 6, 3, 2], { present: 11, needed: 6, isCarried: true }],
  ['no seats', [0, 0, 0, 0], { hasQuorum: false, isCarried: false }],
] as const)('tallies %s', (_, [seats, in_favour, against, abstained], expected) => {
  expect(tally({ seats, in_favour, against, abstained })).toMatchObject(expected);
});

it('reads votes only when every figure is typed', () => {
  const entry = { seats: '15', in_favour: '11', against: '1' };
  expect(votesOf(undefined)).toBeUndefined();
  expect(votesOf(entry)).toBeUndefined();
  expect(votesOf({ ...entry, abstained: 'x' })).toBeUndefined();
  expect(votesOf({ ...entry, abstained: '0' })).toEqual({ seats: 15, in_favour: 11, against: 1, abstained: 0 });
});
