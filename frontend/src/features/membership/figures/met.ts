import type { Schemas } from '../../../api/client';

type Row = Schemas['MemberFigureRow'];

export type Condition = 'on_platform' | 'active' | 'complete' | 'identity' | 'duplicate' | 'verified';

/** A member on the way to another town keeps all rights. */
const withRights: readonly Row['status'][] = ['active', 'transfer_in_progress'];

/** Which conditions of the entry rate a row meets. Of somebody who is not on the platform, only that can be said. */
export function conditionsOf(row: Row): [Condition, boolean][] {
  if (!row.member_id) return [['on_platform', false]];
  return [
    ['active', withRights.includes(row.status)],
    ['complete', row.missing_fields.length === 0],
    ['identity', row.identity_passed === true],
    ['duplicate', row.duplicate_passed === true],
    ['verified', row.verified_on != null],
  ];
}
