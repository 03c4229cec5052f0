import { expect, it } from 'vitest';

import { daysBetween, dueOf } from './standing';

it.each([
  ['2026-02-28', '2026-03-01', 1],
  ['2026-11-24', '2026-11-24', 0],
  ['2026-12-31', '2027-01-05', 5],
])('from %s to %s are %i days', (from, to, days) => expect(daysBetween(from, to)).toBe(days));

it.each([
  [{ due_on: null, overdue: false }, { is: 'none' }],
  [
    { due_on: '2026-11-20', overdue: true },
    { is: 'overdue', on: '2026-11-20', days: 4 },
  ],
  [
    { due_on: '2026-11-24', overdue: false },
    { is: 'today', on: '2026-11-24', days: 0 },
  ],
  [
    { due_on: '2026-11-27', overdue: false },
    { is: 'left', on: '2026-11-27', days: 3 },
  ],
])('%j stands as %j', (todo, due) => expect(dueOf(todo, '2026-11-24')).toEqual(due));

it('believes the server about what is overdue, whatever the day of the screen', () =>
  expect(dueOf({ due_on: '2026-11-24', overdue: true }, '2026-11-24')).toMatchObject({ is: 'overdue', days: 1 }));
