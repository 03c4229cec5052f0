import { expect, it } from 'vitest';

import type { Schemas } from '../../api/client';
import { grouped, quotient } from './value';

const finding = (indicator: string, points: number, max: number): Schemas['Finding'] => ({
  indicator,
  group: indicator.slice(0, 2),
  name: { zh: '', en: '' },
  kind: 'count',
  points,
  max,
});

it('sums the points of each group, in the order of the card', () => {
  const groups = grouped([finding('A1.1', 4, 5), finding('A1.2', 0, 5), finding('A2.1', 2, 4)]);
  expect(groups.map(({ code, points, max }) => [code, points, max])).toEqual([
    ['A1', 4, 10],
    ['A2', 2, 4],
  ]);
});

it.each<[string, string, Schemas['ValueKind'], string | undefined]>([
  ['341', '620', 'share', '55'],
  ['1', '3', 'share', '33.33'],
  ['210', '50', 'multiple', '4.2'],
  ['5', '0', 'share', undefined],
  ['0', '0', 'share', undefined],
])('%s over %s as a %s reads %s', (numerator, denominator, kind, read) =>
  expect(quotient({ numerator, denominator }, kind)).toBe(read),
);
