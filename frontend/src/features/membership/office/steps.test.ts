import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { stepsFor, waitsForOthers } from './steps';

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

it.each<[Status, Verb[], Action[], boolean]>([
  ['town_review', ['pass_town', 'return', 'withdraw'], county, true],
  ['town_review', ['pass_town', 'return', 'withdraw'], town, false],
  ['county_review', ['pass_county', 'return', 'send_back'], town, true],
  ['publicity', ['object', 'withdraw'], town, false],
  ['returned', ['resubmit', 'withdraw'], reviewer, false],
])('in %s, of %j, who may %j waits for another office: %s', (status, allowed, permissions, waits) =>
  expect(waitsForOthers({ status, allowed }, { permissions })).toBe(waits),
);
