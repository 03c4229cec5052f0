import { expect, it } from 'vitest';

import { compared, type Form, takeable } from './entries';

const farm: Form = {
  member_type: 'family_farm',
  name: '清秋家庭农场',
  identity: { kind: 'resident_id', number: '330303********0001' },
  address: '兴业路241号',
  division_code: '330382114295',
  contact_name: '朱定英',
  contact_mobile: '138****0275',
  industries: ['rice', 'vegetables'],
  scale: { value: '125.400', unit: 'mu' },
  demo_level: 'none',
};

const licensed: Form = {
  ...farm,
  identity: { kind: 'uscc', number: '92330382MA0000971R' },
  industries: ['vegetables', 'rice'],
  contact_name: '连胜红',
};

const of = (first: Form, second: Form) => new Map(compared(first, second).map(({ entry, is }) => [entry, is]));

it('tells entries that differ from those that are the same', () => {
  const found = of(farm, licensed);
  expect(found.get('name')).toBe('same');
  expect(found.get('identity')).toBe('different');
  expect(found.get('contactName')).toBe('different');
});

it('does not mind in which order industries stand', () => expect(of(farm, licensed).get('industries')).toBe('same'));

it('promises nothing of numbers that are masked', () => {
  expect(of(farm, licensed).get('contactMobile')).toBe('sameMask');
  expect(of(licensed, licensed).get('identity')).toBe('same');
});

it('leaves out what neither of them says, and shows what only one does', () => {
  expect(of(farm, licensed).has('shortName')).toBe(false);
  expect(of(farm, { ...farm, short_name: '清秋' }).get('shortName')).toBe('different');
});

it('offers to take what may differ, under the names of a merge', () =>
  expect(takeable(farm, licensed)).toEqual(['identity', 'contact']));
