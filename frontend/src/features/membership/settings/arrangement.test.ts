import { expect, it } from 'vitest';

import { belongsTo, type Day, daysFrom, isWeekend, occasionsOf, refusalOf, saying, workingDays } from './arrangement';

const off = (day: string): Day => ({ day, kind: 'holiday', occasion: '元旦' });
const worked = (day: string): Day => ({ day, kind: 'worked', occasion: '元旦' });

it.each([
  ['2026-01-03', true],
  ['2026-01-04', true],
  ['2026-01-05', false],
])('%s is a weekend: %s', (day, is) => expect(isWeekend(day)).toBe(is));

it.each([
  ['2026-06-19', true],
  ['2025-12-25', true],
  ['2025-12-24', false],
  ['2027-01-01', false],
])('%s can stand in 2026: %s', (day, may) => expect(belongsTo(day, 2026)).toBe(may));

it('counts days across the end of a month, and none backwards', () => {
  expect(daysFrom('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
  expect(daysFrom('2026-03-01', '2026-02-27')).toEqual([]);
});

it('says a day anew instead of twice, and keeps the order', () => {
  const days = saying([off('2026-01-04')], ['2026-01-01'], 'holiday', '元旦');
  expect(saying(days, ['2026-01-04'], 'worked', '元旦')).toEqual([off('2026-01-01'), worked('2026-01-04')]);
});

it('lets a day follow the week again', () =>
  expect(saying([off('2026-01-01'), off('2026-01-02')], ['2026-01-01'], 'plain', '')).toEqual([off('2026-01-02')]));

it.each([
  [['2026-01-01'], { kind: 'holiday', occasion: ' ' }, 'occasionMissing'],
  [[], { kind: 'holiday', occasion: '元旦' }, 'wrongOrder'],
  [['2027-01-01'], { kind: 'holiday', occasion: '元旦' }, 'outside'],
  [['2026-01-03', '2026-01-05'], { kind: 'worked', occasion: '元旦' }, 'noWeekend'],
  [['2026-01-04'], { kind: 'worked', occasion: '元旦' }, undefined],
  [['2026-01-05'], { kind: 'plain', occasion: '' }, undefined],
] as const)('of %j, saying %j is refused with %s', (days, said, refusal) =>
  expect(refusalOf(days, 2026, said)).toBe(refusal),
);

it('tells the days of an occasion as spans', () =>
  expect(occasionsOf([off('2026-01-01'), off('2026-01-02'), worked('2026-01-04'), off('2026-01-09')])).toEqual([
    {
      name: '元旦',
      off: [
        { from: '2026-01-01', to: '2026-01-02' },
        { from: '2026-01-09', to: '2026-01-09' },
      ],
      worked: ['2026-01-04'],
    },
  ]));

it('counts the working days of a year', () => {
  expect(workingDays(2026, [])).toBe(261);
  expect(workingDays(2026, [off('2026-01-01'), off('2026-01-03'), worked('2026-01-04')])).toBe(261);
});
