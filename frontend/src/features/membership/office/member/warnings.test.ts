import { expect, it } from 'vitest';

import type { Schemas } from '../../../../api/client';
import { stillHolding } from './warnings';

const share: Schemas['Warning'] = {
  code: 'organisation_share_too_high',
  pointer: '/composition/organisation_members',
  figure: '6.52',
  limit: '5.00',
};
const digit: Schemas['Warning'] = { code: 'organisation_code_check', pointer: '/identity/uscc' };
const form = {
  identity: { kind: 'uscc', number: '93330304MA2C0001XG' },
  composition: { members_total: 46, farmer_members: 43, organisation_members: 3 },
} as const;

it('keeps the warnings about what has not changed since', () => {
  expect(stillHolding({ form, warnings: [share, digit] }, form)).toEqual([share, digit]);
});

it('drops those about figures that have changed', () => {
  const grown = { ...form, composition: { ...form.composition, members_total: 70, farmer_members: 67 } };
  expect(stillHolding({ form, warnings: [share, digit] }, grown)).toEqual([digit]);
});
