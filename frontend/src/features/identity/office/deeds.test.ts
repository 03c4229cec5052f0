import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { type AccountDeed, deedsFor, grantable, grantBody, isPower } from './deeds';

type Action = Schemas['Action'];
type Status = Schemas['AccountStatus'];

const administrator: Action[] = ['read_account', 'manage_account'];
const keeper: Action[] = ['read_account', 'grant_post', 'unlock_account'];
const auditor: Action[] = ['read_account', 'read_events'];
const locked = '2026-05-02T02:15:00Z';

it.each<[Status, string | null, Action[], AccountDeed[]]>([
  ['active', null, administrator, ['reset', 'disable']],
  ['disabled', null, administrator, ['reset', 'enable']],
  ['active', locked, administrator, ['reset', 'disable']],
  ['active', locked, keeper, ['unlock']],
  ['active', null, keeper, []],
  ['active', locked, auditor, []],
])('for an account that is %s and locked until %s, who may %j is offered %j', (status, until, permissions, offered) =>
  expect(deedsFor({ id: 'a', status, locked_until: until }, { permissions, account_id: 'b' })).toEqual(offered),
);

it('offers nothing for the own account', () => {
  expect(deedsFor({ id: 'a', status: 'active' }, { permissions: administrator, account_id: 'a' })).toEqual([]);
});

it('grants every role but that of a member', () => {
  expect(grantable).not.toContain('member');
  expect(grantable).toHaveLength(7);
});

it('names the three powers', () => {
  expect(grantable.filter(isPower)).toEqual(['administrator', 'security_administrator', 'auditor']);
  expect(isPower(undefined)).toBe(false);
});

it('sends a provider only with the role that needs one', () => {
  const entry = { org_unit_id: 'u', provider_id: 'p' };
  expect(grantBody({ ...entry, role: 'provider' })).toEqual({ ...entry, role: 'provider' });
  expect(grantBody({ ...entry, role: 'town_officer' })).toEqual({ org_unit_id: 'u', role: 'town_officer' });
});
