import type { Schemas } from '../../../api/client';

export type Policy = Schemas['MembershipPolicy'];
export type Limit = Exclude<keyof Policy, 'valid_from' | 'document'>;

/** The limits in the order of an application's way, each with what may be set. */
export const limits: Record<Limit, { least: number; most: number }> = {
  town_review_days: { least: 1, most: 60 },
  county_review_days: { least: 1, most: 60 },
  council_days: { least: 1, most: 366 },
  publicity_days: { least: 1, most: 60 },
  reapply_months: { least: 0, most: 60 },
  hearing_days: { least: 1, most: 60 },
};

export const limitKeys = Object.keys(limits) as Limit[];

/** What holds today, what comes, and what there was, each the latest first. */
export function sorted(policies: readonly Policy[], today: string) {
  const all = policies.toSorted((a, b) => b.valid_from.localeCompare(a.valid_from));
  const begun = all.filter(({ valid_from: from }) => from <= today);
  return { current: begun[0], upcoming: all.filter(({ valid_from: from }) => from > today), former: begun };
}

/** What a policy sets otherwise than the one before it. */
export function changedFrom(policy: Policy, before: Policy | undefined): Limit[] {
  return before ? limitKeys.filter((limit) => policy[limit] !== before[limit]) : [];
}
