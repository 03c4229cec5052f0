import { expect, it } from 'vitest';

import { type Entered, fieldPointer, formBody, kindOf } from './formBody';

const everything: Entered = {
  name: '小满农场',
  identity_kind: 'resident_id',
  identity: { resident_id: '330382198001010006', uscc: '93330304MA2C0001XG' },
  legal_person: { name: '林大雪', resident_id: '330382198001010006', mobile: '13800000002' },
  contact_name: '陈小满',
  contact_mobile: '13800000001',
  division_code: '330382114',
  address: '湖边路 1 号',
  industries: ['rice'],
  scale: { unit: 'mu', value: '60.5' },
  organisation: {
    registered_capital: '1000',
    established_on: '2020-01-01',
    annual_revenue: '2000',
    employees: '3',
    households_driven: '4',
  },
  composition: { members_total: '46', farmer_members: '43', organisation_members: '3' },
  accepts_charter: true,
};

it('sends a person no facts of an organisation', () => {
  const body = formBody('family_farm', everything);
  expect(body.identity).toEqual({ resident_id: '330382198001010006' });
  expect(body).not.toHaveProperty('legal_person');
  expect(body).not.toHaveProperty('organisation');
  expect(body).not.toHaveProperty('composition');
});

it('sends a cooperative its facts and its members as numbers', () => {
  const body = formBody('coop', everything);
  expect(body.identity).toEqual({ uscc: '93330304MA2C0001XG' });
  expect(body.organisation).toMatchObject({ employees: 3, households_driven: 4, annual_revenue: '2000' });
  expect(body.composition).toEqual({ members_total: 46, farmer_members: 43, organisation_members: 3 });
});

it('leaves out a size that was not entered', () => {
  expect(formBody('individual', { ...everything, scale: { unit: 'mu', value: '' } })).not.toHaveProperty('scale');
});

it.each([
  ['family_farm', undefined, 'uscc'],
  ['family_farm', 'resident_id', 'resident_id'],
  ['coop', 'resident_id', 'uscc'],
] as const)('a %s that chose %s is known by %s', (type, chosen, kind) => expect(kindOf(type, chosen)).toBe(kind));

it.each([
  ['/identity', '', '/identity/uscc'],
  ['/scale', '', '/scale/value'],
  ['/form/contact_mobile', '/form', '/contact_mobile'],
  ['/form/identity', '/form', '/identity/uscc'],
  ['/formation', '', '/formation'],
])('an objection to %s inside "%s" shows at %s', (pointer, within, shown) =>
  expect(fieldPointer(pointer, 'uscc', within)).toBe(shown),
);
