import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import type { Card } from '../value';
import { changed, enteredFrom, itemsOf, questionPointer, valueOf, wayOf, waysOf } from './entered';

type Kind = Schemas['ValueKind'];
type Band = Schemas['Band'];

const label = { zh: '', en: '' };
const asked = (kind: Kind, ...bands: Partial<Band>[]) => ({
  kind,
  bands: bands.map((band): Band => ({ points: 0, label, ...band })),
});
const edge = { from: { number: '25' }, to: { number: '55' } };

it.each<[Kind, Partial<Band>[], string[]]>([
  ['choice', [{ choice: 'none' }], ['choice']],
  ['count', [], ['number']],
  ['money', [], ['number']],
  ['share', [], ['number', 'ratio']],
  ['years', [], ['number']],
  ['share', [edge], ['number']],
  ['multiple', [{ choice: 'no_debt' }], ['number', 'ratio', 'choice']],
])('%s with %j is answered by %j', (kind, bands, ways) => expect(waysOf(asked(kind, ...bands))).toEqual(ways));

it('keeps to a way that the indicator knows', () => {
  expect(wayOf(asked('count'), { way: 'ratio' })).toBe('number');
  expect(wayOf(asked('share'), { way: 'ratio' })).toBe('ratio');
  expect(wayOf(asked('years'), { way: 'ratio' })).toBe('ratio');
});

it.each([
  [asked('money'), { number: ' 6200000 ' }, { number: '6200000' }],
  [asked('money'), { number: '  ' }, undefined],
  [asked('money'), undefined, undefined],
  [
    asked('share'),
    { way: 'ratio' as const, numerator: '341', denominator: '620', number: '5' },
    { ratio: { numerator: '341', denominator: '620' } },
  ],
  [asked('share'), { way: 'ratio' as const, numerator: '341' }, { ratio: { numerator: '341', denominator: '' } }],
  [asked('share'), { way: 'ratio' as const }, undefined],
  [asked('choice'), { choice: 'province' }, { choice: 'province' }],
])('%j with %j sends %j', (indicator, entered, sent) => expect(valueOf(indicator, entered)).toEqual(sent));

it.each([{ number: '6' }, { ratio: { numerator: '341', denominator: '620' } }, { choice: 'no_debt' }])(
  'a known %j can be sent again',
  (value) => expect(valueOf(asked('multiple', { choice: 'no_debt' }), enteredFrom(value))).toEqual(value),
);

const indicator = (code: string, kind: Kind) => ({ code, max: 1, name: label, ...asked(kind) });
const card: Card = {
  id: '',
  code: 'A',
  card_version: 1,
  name: label,
  effective_from: '2020-01-01',
  grades: [],
  groups: [
    { code: 'A1', name: label, points: 2, indicators: [indicator('A1.1', 'years'), indicator('A1.2', 'choice')] },
    { code: 'A3', name: label, points: 1, indicators: [indicator('A3.1', 'money')] },
  ],
};
const stated = { source: 'declaration', observed_on: '2026-05-01' } as const;

it('sends what was answered, in the order of the card', () => {
  const answers = { 'A3.1': { number: '5' }, 'A1.2': {}, 'A1.1': { number: '6' }, 'B1.1': { number: '9' } };
  expect(itemsOf(card, answers, stated)).toEqual([
    { indicator: 'A1.1', value: { number: '6' }, ...stated },
    { indicator: 'A3.1', value: { number: '5' }, ...stated },
  ]);
});

it.each([
  ['/items/1/value', '/answers/A3.1'],
  ['/items/0/indicator', '/answers/A1.1'],
  ['/items/0/observed_on', '/observed_on'],
  ['/items/7/value', '/items/7/value'],
  ['/items', '/items'],
])('an objection to %s shows at %s', (pointer, shown) =>
  expect(questionPointer(pointer, [{ indicator: 'A1.1' }, { indicator: 'A3.1' }])).toBe(shown),
);

it('leaves out what is known already, so that it stays confirmed', () => {
  const items = itemsOf(card, { 'A1.1': { number: '6' }, 'A3.1': { number: '5' } }, stated);
  const known = [
    { indicator: 'A1.1', value: { number: '6' } },
    { indicator: 'A3.1', value: { number: '5.00' } },
  ];
  expect(changed(items, known).map(({ indicator }) => indicator)).toEqual(['A3.1']);
});
