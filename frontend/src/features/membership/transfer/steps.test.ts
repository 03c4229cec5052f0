import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { stepsFor } from './steps';

const transfer = { to_unit_id: 'baixiang', allowed: ['accept', 'refuse', 'cancel'] as Schemas['TransferVerb'][] };
const town: Schemas['Action'][] = ['propose_transfer', 'decide_transfer'];

it.each<[string, string, Schemas['Action'][], Schemas['TransferVerb'][]]>([
  ['the receiving town to decide', 'baixiang', town, ['accept', 'refuse']],
  ['the proposing town to take it back', 'liushi', town, ['cancel']],
  ['the county to take it back', 'county', ['propose_transfer'], ['cancel']],
  ['a reviewer nothing', 'county', [], []],
])('leaves it to %s', (_, unit, permissions, steps) => {
  expect(stepsFor(transfer, { org_unit_id: unit, permissions })).toEqual(steps);
});

it('offers nothing once it is decided', () => {
  expect(stepsFor({ ...transfer, allowed: [] }, { org_unit_id: 'baixiang', permissions: town })).toEqual([]);
});
