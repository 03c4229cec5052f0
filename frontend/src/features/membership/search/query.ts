import { useWords } from '../../../app/words/dictionary';
import { memberStatusWords, memberTypeWords } from '../../../app/words/vocabularies';
import type { Schemas } from '../../../api/client';
import { useFilters } from '../../../ui/useFilters';
import { scaleUnitWords } from '../words';
import { sortWords } from './words';

export type MemberFilter = { [Name in keyof Schemas['MemberFilter']]?: NonNullable<Schemas['MemberFilter'][Name]> };

/** The names in the address of the filters that stand behind "more". */
export const moreNames = ['federation', 'verified', 'from', 'until', 'scale_unit', 'scale_from', 'scale_to', 'sort'];

/** What of a filter is set, so that it can be sent. */
export function withoutGaps<T extends Record<string, unknown>>(
  filter: T,
): { [Name in keyof T]?: NonNullable<T[Name]> } {
  const set = Object.entries(filter).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(set) as { [Name in keyof T]?: NonNullable<T[Name]> };
}

/** Bounds of size mean nothing without the unit in which it is stated, and the server refuses them. */
export function scaleBounds(unit: Schemas['ScaleUnit'] | undefined, from?: string, to?: string) {
  return unit ? withoutGaps({ scale_unit: unit, scale_from: from, scale_to: to }) : {};
}

/** Which members the address asks for, and in which order. */
export function useMemberQuery(): { filter: MemberFilter; sort: Schemas['MemberSort'] | undefined } {
  const statuses = useWords(memberStatusWords);
  const types = useWords(memberTypeWords);
  const units = useWords(scaleUnitWords);
  const sorts = useWords(sortWords);
  const filters = useFilters();
  const verified = filters.read('verified');
  const filter = withoutGaps({
    member_type: filters.oneOf('type', types),
    status: filters.oneOf('status', statuses),
    org_unit_id: filters.read('town'),
    federation_id: filters.read('federation'),
    verified: verified === undefined ? undefined : verified === 'yes',
    joined_from: filters.read('from'),
    joined_until: filters.read('until'),
    ...scaleBounds(filters.oneOf('scale_unit', units), filters.read('scale_from'), filters.read('scale_to')),
    q: filters.read('q'),
  });
  return { filter, sort: filters.oneOf('sort', sorts) };
}
