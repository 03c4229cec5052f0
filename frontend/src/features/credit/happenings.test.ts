import { expect, it } from 'vitest';

import type { Schemas } from '../../api/client';
import { happeningAt } from './happenings';

type Status = Schemas['RatingStatus'];

it.each<[Status[], string]>([
  [['draft'], 'draft'],
  [['data_pulled', 'town_surveyed'], 'town_surveyed'],
  [['scored', 'town_surveyed'], 'returned'],
  [['scored', 'scored'], 'scored_again'],
  [['appealed', 'publicity'], 'appeal_upheld'],
  [['appealed', 'effective'], 'appeal_upheld_effective'],
  [['appealed', 'scored'], 'appeal_revised'],
  [['publicity', 'effective'], 'effective'],
])('the last of %j is told as %s', (statuses, told) => {
  const steps = statuses.map((to) => ({ to }));
  expect(happeningAt(steps, steps.length - 1)).toBe(told);
});
