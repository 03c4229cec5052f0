import { expect, it } from 'vitest';

import { daysBetween, WorkCalendar } from './workDays';

/** The spring festival of 2026 as it was announced. */
const festival = ['15', '16', '17', '18', '19', '20', '21', '22', '23'].map((day) => ({
  day: `2026-02-${day}`,
  kind: 'holiday' as const,
}));
const arranged = new WorkCalendar([...festival, { day: '2026-02-14', kind: 'worked' }]);

it.each([
  ['a week', '2026-06-15', '2026-06-22', 5],
  ['a weekend', '2026-06-12', '2026-06-15', 1],
  ['the day itself', '2026-06-15', '2026-06-15', 0],
  ['a term that has passed', '2026-06-22', '2026-06-15', -5],
])('working days over %s', (_, from, until, days) => {
  expect(new WorkCalendar([]).between(from, until)).toBe(days);
});

it('counts the Saturday that is worked and none of the holidays', () => {
  expect(arranged.between('2026-02-13', '2026-02-14')).toBe(1);
  expect(arranged.between('2026-02-13', '2026-02-24')).toBe(2);
});

it('counts calendar days over the end of a month', () => {
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
  expect(daysBetween('2026-03-02', '2026-02-27')).toBe(-3);
});
