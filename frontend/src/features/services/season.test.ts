import { expect, it } from 'vitest';

import { nextPass, seasonKey, seasonOf, seasonsOn } from './season';

it.each([
  ['rice', '2026-05-07', '2026-early'],
  ['rice', '2026-07-20', '2026-late'],
  ['rapeseed', '2026-11-24', '2027-winter'],
  ['wheat', '2027-02-10', '2027-winter'],
  ['tea', '2026-05-07', '2026-year_round'],
] as const)('%s on %s stands in the season %s', (crop, day, season) =>
  expect(seasonKey(seasonOf(crop, day))).toBe(season),
);

it('offers the likely season first and each one once', () => {
  const offered = seasonsOn('rice', '2026-10-20').map(seasonKey);
  expect(offered[0]).toBe('2026-late');
  expect(new Set(offered).size).toBe(offered.length);
  expect(offered).toContain('2027-winter');
});

const season = { year: 2026, cycle: 'early' } as const;
const booked = { plot_id: 'p', link: 'uav', season, status: 'confirmed', first_pass: 1, passes: 2 } as const;

it.each([
  ['none booked', [], 1],
  ['two booked', [booked], 3],
  ['a later one booked', [booked, { ...booked, first_pass: 3, passes: 1 }], 4],
  ['cancelled ones', [{ ...booked, status: 'cancelled' as const }], 1],
  ['another plot', [{ ...booked, plot_id: 'q' }], 1],
  ['another operation', [{ ...booked, link: 'till' as const }], 1],
  ['another season', [{ ...booked, season: { year: 2025, cycle: 'early' as const } }], 1],
])('with %s the next pass has its number', (_, given, next) =>
  expect(nextPass(given, { plot_id: 'p', link: 'uav', season })).toBe(next),
);
