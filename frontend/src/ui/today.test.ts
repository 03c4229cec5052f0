import { afterEach, expect, it, vi } from 'vitest';

import { chinaToday, dayAfter } from './today';

afterEach(() => {
  vi.useRealTimers();
});

it('a day begins in China eight hours before it does at Greenwich', () => {
  vi.useFakeTimers();
  vi.setSystemTime('2026-05-01T15:59:59Z');
  expect(chinaToday()).toBe('2026-05-01');
  vi.setSystemTime('2026-05-01T16:00:00Z');
  expect(chinaToday()).toBe('2026-05-02');
});

it.each([
  ['2026-02-28', '2026-03-01'],
  ['2028-02-28', '2028-02-29'],
  ['2026-12-31', '2027-01-01'],
])('%s is followed by %s', (day, next) => expect(dayAfter(day)).toBe(next));
