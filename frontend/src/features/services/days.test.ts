import { expect, it } from 'vitest';

import { addDays, clockText, dayAndClock, daysFrom, hoursOn, spanTexts } from './days';

it('counts days across months', () => {
  expect(addDays('2026-05-31', 1)).toBe('2026-06-01');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysFrom('2028-02-28', 3)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
});

it.each([
  ['07:30', '11:20', '2026-05-06T23:30:00.000Z', '2026-05-07T03:20:00.000Z'],
  ['18:00', '02:00', '2026-05-07T10:00:00.000Z', '2026-05-07T18:00:00.000Z'],
])('the hours from %s to %s begin on their day in China', (from, until, start_at, end_at) =>
  expect(hoursOn('2026-05-07', from, until)).toEqual({ start_at, end_at }),
);

it('shows and reads clocks of China, whatever the reader’s clock says', () => {
  expect(clockText('2026-05-06T23:30:00Z')).toBe('07:30');
  expect(dayAndClock.of('2026-05-06T23:30:00Z')).toBe('2026-05-07T07:30');
  expect(dayAndClock.instant('2026-05-07T07:30')).toBe('2026-05-06T23:30:00.000Z');
});

it('names the day of a span once unless it ends on another', () => {
  expect(spanTexts('2026-05-06T23:30:00Z', '2026-05-07T03:20:00Z')).toEqual(['2026-05-07 07:30', '11:20']);
  expect(spanTexts('2026-05-07T10:00:00Z', '2026-05-07T18:00:00Z')).toEqual(['2026-05-07 18:00', '2026-05-08 02:00']);
});
