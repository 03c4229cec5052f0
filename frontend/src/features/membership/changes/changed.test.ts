import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { enteredAgain } from '../formBody';
import { type ChangeEntry, changesOf } from './changed';

const coop: Schemas['ShownForm'] = {
  member_type: 'coop',
  name: '湖边杨梅专业合作社',
  short_name: '湖边杨梅',
  identity: { kind: 'uscc', number: '93330304MA2C0001XG' },
  legal_person: { name: '林大雪', resident_id: '330382********0006', mobile: '138****0002' },
  contact_name: '陈小满',
  contact_mobile: '138****0001',
  division_code: '330382114001',
  address: '湖边路 1 号',
  industries: ['bayberry', 'fruit'],
  scale: { unit: 'mu', value: '85.500' },
  organisation: {
    registered_capital: '500000.00',
    established_on: '2015-03-01',
    annual_revenue: '1200000.00',
    employees: 12,
    households_driven: 80,
  },
  demo_level: 'county',
  composition: { members_total: 46, farmer_members: 43, organisation_members: 3 },
};
const farmer: Schemas['ShownForm'] = {
  member_type: 'family_farm',
  name: '陈小满家庭农场',
  identity: { kind: 'resident_id', number: '330382********0012' },
  contact_name: '陈小满',
  contact_mobile: '138****0001',
  division_code: '330382114001',
  address: '湖边路 1 号',
  industries: ['rice'],
  scale: { unit: 'mu', value: '60' },
  demo_level: 'none',
};

function changes(form: Schemas['ShownForm'], entered: ChangeEntry) {
  return changesOf(form, { ...enteredAgain(form), ...entered });
}

it.each([coop, farmer])('sends nothing where nothing was changed', (form) => {
  expect(changes(form, {})).toEqual({});
});

it.each<[string, ChangeEntry, Schemas['MemberChanges']]>([
  ['a name', { name: '湖边果业专业合作社' }, { name: '湖边果业专业合作社' }],
  ['a short name taken away', { short_name: '' }, { short_name: '' }],
  ['an address', { address: '湖边路 2 号' }, { address: '湖边路 2 号' }],
  ['a number', { identity: { uscc: '93330304MA2C002390' } }, { identity: { uscc: '93330304MA2C002390' } }],
  ['a size', { scale: { unit: 'mu', value: '90' } }, { scale: { unit: 'mu', value: '90' } }],
  ['the same size written otherwise', { scale: { unit: 'mu', value: '85.5' } }, {}],
  ['the same industries in another order', { industries: ['fruit', 'bayberry'] }, {}],
  ['another industry', { industries: ['tea'] }, { industries: ['tea'] }],
  ['another level', { demo_level: 'city' }, { demo_level: 'city' }],
])('sends %s and no other field', (_, entered, sent) => expect(changes(coop, entered)).toEqual(sent));

it('sends a group as a whole when one of its figures differs', () => {
  const entered = { composition: { members_total: '50', farmer_members: '47', organisation_members: '3' } };
  expect(changes(coop, entered)).toEqual({
    composition: { members_total: 50, farmer_members: 47, organisation_members: 3 },
  });
});

it('leaves a masked number alone until another one is typed', () => {
  expect(changes(farmer, { identity: { resident_id: ' ' } })).toEqual({});
  expect(changes(farmer, { identity: { resident_id: '330382199001010004' } })).toEqual({
    identity: { resident_id: '330382199001010004' },
  });
});

it('replaces the legal representative only where that was asked for', () => {
  const person = { name: '周大寒', resident_id: '330382198001010004', mobile: '13800000009' };
  expect(changes(coop, { legal_person: person })).toEqual({});
  expect(changes(coop, { legal_person: person, replaces_legal_person: true })).toEqual({ legal_person: person });
});

it('lets a family farm that has got its licence be known by it', () => {
  const entered: ChangeEntry = { identity_kind: 'uscc', identity: { uscc: '92330382MA2C0001XG' } };
  expect(changes(farmer, entered)).toEqual({ identity: { uscc: '92330382MA2C0001XG' } });
});
