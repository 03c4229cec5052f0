import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { conditionsOf } from './met';

type Row = Schemas['MemberFigureRow'];

const entered = {
  member_id: 'm',
  status: 'active',
  missing_fields: [],
  identity_passed: true,
  duplicate_passed: true,
  verified_on: '2026-04-18',
} as unknown as Row;

const failed = (row: Row) => conditionsOf(row).flatMap(([condition, isMet]) => (isMet ? [] : [condition]));

it('whoever is entered meets every condition', () => expect(failed(entered)).toEqual([]));

it('whoever moves to another town keeps counting', () =>
  expect(failed({ ...entered, status: 'transfer_in_progress' })).toEqual([]));

it('of somebody who is not on the platform nothing else is said', () =>
  expect(conditionsOf({ ...entered, member_id: null })).toEqual([['on_platform', false]]));

it.each([
  [{ status: 'suspended' }, 'active'],
  [{ missing_fields: ['address'] }, 'complete'],
  [{ identity_passed: false }, 'identity'],
  [{ duplicate_passed: null }, 'duplicate'],
  [{ verified_on: null }, 'verified'],
] as const)('%o fails %s', (facts, condition) =>
  expect(failed({ ...entered, ...facts } as unknown as Row)).toEqual([condition]),
);
