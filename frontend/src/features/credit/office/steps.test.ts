import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { mayEnter, stepsFor, waitsForOthers } from './steps';

type Verb = Schemas['RatingVerb'];
type Action = Schemas['Action'];

const officer: Action[] = ['read_rating', 'declare_evidence', 'confirm_evidence', 'score_rating'];
const reviewer: Action[] = ['read_rating', 'review_rating'];
const auditor: Action[] = ['read_rating'];

it.each<[Verb[], Action[], Verb[]]>([
  [['enter_evidence', 'declare', 'survey'], officer, ['declare', 'survey']],
  [['enter_evidence', 'declare', 'survey'], reviewer, []],
  [['enter_evidence', 'score', 'review', 'return'], officer, ['score']],
  [['enter_evidence', 'score', 'review', 'return'], reviewer, ['review', 'return']],
  [['appeal'], officer, ['appeal']],
  [['take_effect'], officer, ['take_effect']],
  [['take_effect'], reviewer, []],
  [['enter_evidence', 'decide_appeal'], reviewer, ['decide_appeal']],
  [['downgrade', 'revoke'], reviewer, ['downgrade', 'revoke']],
  [['downgrade', 'revoke'], officer, []],
  [['publish'], auditor, []],
])('of %j, who may %j is offered %j', (allowed, permissions, offered) =>
  expect(stepsFor({ allowed }, { permissions })).toEqual(offered),
);

it('lets only who confirms evidence enter it, and only while it may change', () => {
  expect(mayEnter({ allowed: ['enter_evidence'] }, { permissions: officer })).toBe(true);
  expect(mayEnter({ allowed: ['enter_evidence'] }, { permissions: reviewer })).toBe(false);
  expect(mayEnter({ allowed: ['publish'] }, { permissions: officer })).toBe(false);
});

it.each<[Schemas['RatingStatus'], Verb[], Action[], boolean]>([
  ['scored', ['enter_evidence', 'score', 'review', 'return'], officer, true],
  ['scored', ['enter_evidence', 'score', 'review', 'return'], reviewer, false],
  ['publicity', ['appeal'], reviewer, false],
  ['publicity', ['take_effect'], reviewer, true],
  ['effective', ['downgrade', 'revoke'], officer, false],
])('%s, of %j, who may %j waits for somebody else: %s', (status, allowed, permissions, waits) =>
  expect(waitsForOthers({ status, allowed }, { permissions })).toBe(waits),
);
