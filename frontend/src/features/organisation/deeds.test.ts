import { expect, it } from 'vitest';

import { type FoundEntry, foundBody, isFinal, targetKinds, type UnitVerb } from './deeds';

const coop = { kind: 'grassroots_coop', kinds_above: ['county_federation', 'town_federation'] } as const;

it.each<[UnitVerb, string[] | undefined]>([
  ['join', ['county_federation', 'town_federation']],
  ['merge', ['grassroots_coop']],
  ['close', undefined],
  ['upgrade', undefined],
  ['transform', undefined],
])('%s asks for a unit among %j', (verb, kinds) =>
  expect(targetKinds(verb, { ...coop, kinds_above: [...coop.kinds_above] })).toEqual(kinds),
);

it('only merging and closing end a unit', () => {
  const verbs: UnitVerb[] = ['join', 'merge', 'close', 'upgrade', 'transform'];
  expect(verbs.filter(isFinal)).toEqual(['merge', 'close']);
});

const entered: FoundEntry = {
  parent_id: 'p',
  kind: 'grassroots_coop',
  name: '清江供销合作社',
  division_code: '',
  founded_on: '1954-10-01',
  joined_on: '2019-04-27',
  document: '',
};

it('a unit founded now is sent without a day of joining and without empty fields', () => {
  expect(foundBody(entered)).toEqual({
    parent_id: 'p',
    kind: 'grassroots_coop',
    name: '清江供销合作社',
    founded_on: '1954-10-01',
  });
});

it('a unit founded outside is sent with the day on which it joined', () => {
  expect(foundBody({ ...entered, joins_later: true, document: '乐农合联〔2019〕4号' })).toMatchObject({
    joined_on: '2019-04-27',
    document: '乐农合联〔2019〕4号',
  });
});
