import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { stepsFor } from './steps';

const may = (held: readonly Schemas['Action'][]) => (action: Schemas['Action']) => held.includes(action);
const town = may(['request_change', 'check_change', 'refuse_change']);
const reviewer = may(['approve_change', 'refuse_change']);
const submitted = { status: 'submitted', allowed: ['pass_town', 'reject', 'cancel'] } as const;
const checked = { status: 'town_checked', allowed: ['approve', 'reject', 'cancel'] } as const;

it.each([
  ['the town what it has', submitted, town, ['pass_town', 'reject', 'cancel']],
  ['the county nothing that the town has', submitted, reviewer, []],
  ['the county what it has', checked, reviewer, ['approve', 'reject']],
  ['the town only to take it back from the county', checked, town, ['cancel']],
])('offers %s', (_, change, post, steps) => {
  expect(stepsFor({ ...change, allowed: [...change.allowed] }, post)).toEqual(steps);
});
