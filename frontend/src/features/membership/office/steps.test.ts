import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { stepsFor } from './steps';

type Status = Schemas['ApplicationStatus'];
type Verb = Schemas['ApplicationVerb'];
type Action = Schemas['Action'];

const town: Action[] = ['review_application_in_town', 'refuse_application', 'enter_application'];
const reviewer: Action[] = ['review_application_in_county', 'refuse_application', 'admit_member'];
const county: Action[] = ['enter_application', 'admit_member'];

it.each<[Status, Verb[], Action[], Verb[]]>([
  ['town_review', ['pass_town', 'return', 'reject'], town, ['pass_town', 'return', 'reject']],
  ['town_review', ['pass_town', 'return', 'reject'], reviewer, []],
  ['county_review', ['pass_county', 'return', 'reject'], reviewer, ['pass_county', 'return', 'reject']],
  ['county_review', ['approve', 'return', 'reject'], county, ['approve']],
  ['county_review', ['approve', 'return', 'reject'], town, []],
  ['returned', ['resubmit'], town, ['resubmit']],
  ['publicity', ['admit'], county, ['admit']],
])('in %s, of %j, who may %j is offered %j', (status, allowed, permissions, offered) =>
  expect(stepsFor({ status, allowed }, { permissions })).toEqual(offered),
);
