import { answer, api, type Schemas } from '../../../api/client';

type Account = Schemas['Account'];
type Me = Pick<Schemas['Me'], 'permissions' | 'account_id'>;

export type AccountDeed = 'disable' | 'enable' | 'unlock' | 'reset';

/** What the present post can do with an account. Nobody does any of it to the own one. */
export function deedsFor(account: Pick<Account, 'id' | 'status' | 'locked_until'>, me: Me): AccountDeed[] {
  if (account.id === me.account_id) return [];
  const deeds: AccountDeed[] = [];
  if (me.permissions.includes('manage_account')) {
    deeds.push('reset', account.status === 'active' ? 'disable' : 'enable');
  }
  if (me.permissions.includes('unlock_account') && account.locked_until) deeds.push('unlock');
  return deeds;
}

/** Does a deed; only a reset answers with something to show. */
export async function doToAccount(deed: AccountDeed, id: string, reason: string) {
  const call = { params: { path: { id } }, body: { reason } };
  switch (deed) {
    case 'disable':
      await answer(api.POST('/api/v1/accounts/{id}/disable', call));
      return undefined;
    case 'enable':
      await answer(api.POST('/api/v1/accounts/{id}/enable', call));
      return undefined;
    case 'unlock':
      await answer(api.POST('/api/v1/accounts/{id}/unlock', call));
      return undefined;
    case 'reset':
      return answer(api.POST('/api/v1/accounts/{id}/reset-password', call));
  }
}

type Role = Schemas['Role'];

/** A member's post comes with the admission; every other role is granted. */
export const grantable: readonly Role[] = [
  'county_officer',
  'reviewer',
  'town_officer',
  'provider',
  'administrator',
  'security_administrator',
  'auditor',
];

const powers: readonly Role[] = ['administrator', 'security_administrator', 'auditor'];

/** Whether the role is one of the three powers that exclude one another. */
export function isPower(role: Role | undefined): boolean {
  return role !== undefined && powers.includes(role);
}

export type GrantEntry = { role: Role; org_unit_id: string; provider_id?: string };

/** What the dialog sends: the provider only goes with the role that needs one. */
export function grantBody({ role, org_unit_id, provider_id }: GrantEntry): Schemas['GrantIn'] {
  return { role, org_unit_id, ...(role === 'provider' && provider_id ? { provider_id } : {}) };
}
