import { expect, it } from 'vitest';

import type { Schemas } from '../../../../api/client';
import { asked, type MemberVerb, stepsFor } from './steps';

const all: MemberVerb[] = ['suspend', 'give_notice', 'lapse', 'open_expulsion', 'propose_transfer', 'request_change'];

it.each<[string, Schemas['Action'][], MemberVerb[]]>([
  ['a county officer', ['stand_member', 'give_notice', 'open_expulsion', 'propose_transfer', 'request_change'], all],
  [
    'a town officer',
    ['give_notice', 'open_expulsion', 'propose_transfer', 'request_change'],
    ['give_notice', 'open_expulsion', 'propose_transfer', 'request_change'],
  ],
  ['an auditor', [], []],
])('offers %s what the post may do', (_, permissions, verbs) => {
  expect(stepsFor({ standing: { allowed: all } }, (action) => permissions.includes(action))).toEqual(verbs);
});

it('offers nothing that the membership does not allow', () => {
  expect(stepsFor({ standing: { allowed: [] } }, () => true)).toEqual([]);
  expect(stepsFor({}, () => true)).toEqual([]);
});

it('asks every deed why, or for the notice that says so', () => {
  for (const fields of Object.values(asked)) expect(['reason', 'notice']).toContain(fields.at(-1));
});
