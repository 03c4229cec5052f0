import { expect, it } from 'vitest';

import { byRate, dayOfYear, numberOf, rowsPath, yearOf, yearsUntil } from './asOf';

const today = '2026-11-24';

it('a year is judged by its last day, and this one by today', () => {
  expect(dayOfYear(2025, today)).toBe('2025-12-31');
  expect(dayOfYear(2026, today)).toBe(today);
});

it.each([
  [today, 2026],
  ['2025-12-31', 2025],
  ['2025-06-30', undefined],
  ['2019-12-31', undefined],
])('%s judges the year %s', (day, year) => expect(yearOf(day, today)).toBe(year));

it('looks three years back', () => expect(yearsUntil(today)).toEqual([2026, 2025, 2024, 2023]));

it('the address of rows carries the day, the town and the type', () => {
  expect(rowsPath('entered', {})).toBe('/office/member-figures/entered');
  expect(rowsPath('roster', { unit: 'u1', at: 'u2' })).toBe('/office/member-figures/roster?town=u1&at=u2');
  expect(rowsPath('stale', { on: '2025-12-31', unit: 'u1', type: 'coop' })).toBe(
    '/office/member-figures/stale?on=2025-12-31&town=u1&type=coop',
  );
});

it('a figure that is not told is nought', () => {
  const figures = [{ figure: 'entered', number: 7 }] as const;
  expect(numberOf({ figures: [...figures] }, 'entered')).toBe(7);
  expect(numberOf({ figures: [...figures] }, 'roster')).toBe(0);
});

it('puts the lowest rate first and those without one last', () => {
  const rates = [{ entry_rate: '100.0' }, { entry_rate: null }, { entry_rate: '9.5' }, { entry_rate: '83.4' }];
  expect(rates.toSorted(byRate).map(({ entry_rate: rate }) => rate)).toEqual(['9.5', '83.4', '100.0', null]);
});
