import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { type PairVerb, stepsFor } from './steps';

type Action = Schemas['Action'];

const town: Action[] = ['read_duplicate', 'judge_duplicate'];
const county: Action[] = ['read_duplicate', 'judge_duplicate', 'merge_members'];
const reviewer: Action[] = ['read_duplicate', 'merge_members'];

it.each<[PairVerb[], Action[], PairVerb[]]>([
  [['dismiss', 'propose_merge'], town, ['dismiss', 'propose_merge']],
  [['dismiss', 'propose_merge'], reviewer, []],
  [['decline_merge', 'merge'], town, []],
  [['decline_merge', 'merge'], reviewer, ['decline_merge', 'merge']],
  [['decline_merge', 'merge'], county, ['decline_merge', 'merge']],
  [[], county, []],
])('of %j, who may %j is offered %j', (allowed, permissions, offered) =>
  expect(stepsFor({ allowed }, { permissions })).toEqual(offered),
);
