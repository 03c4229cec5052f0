import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { memberVerbs } from './memberVerbs';

type Verb = Schemas['RatingVerb'];

it.each<[Schemas['RatingStatus'], Verb[], Verb[]]>([
  ['draft', ['enter_evidence', 'declare', 'survey'], ['enter_evidence', 'declare']],
  ['self_declared', ['enter_evidence', 'pull_data', 'survey'], []],
  ['appealed', ['enter_evidence', 'decide_appeal'], []],
  ['publicity', ['appeal'], ['appeal']],
  ['publicity', ['take_effect'], []],
  ['effective', ['downgrade', 'revoke'], []],
])('in %s, of %j, a member is offered %j', (status, allowed, offered) =>
  expect(memberVerbs({ status, allowed })).toEqual(offered),
);
