import type { Schemas } from '../../../../api/client';

export type Value = string | number | boolean | readonly string[] | null;
export type Change = { field: string; before: Value; after: Value };

/** A single value or a list of them; anything else is nothing that the trail writes. */
function valueOf(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(String);
  return null;
}

/** Per field, what it was and what it is, in the order in which the server wrote them. */
export function changesOf({ changes }: { changes: unknown }): Change[] {
  if (typeof changes !== 'object' || changes === null) return [];
  return Object.entries(changes as Record<string, unknown>).flatMap(([field, change]) => {
    if (typeof change !== 'object' || change === null) return [];
    const { before, after } = change as { before?: unknown; after?: unknown };
    return [{ field, before: valueOf(before), after: valueOf(after) }];
  });
}

/** What the event is about: `org_unit.founded` is about an `org_unit`. */
export function subjectOf(kind: Schemas['EventKind']): string {
  return kind.split('.')[0] ?? '';
}

/** Where the record lies that the event happened to, if it has a page. */
const pages: Record<string, string> = {
  account: 'accounts',
  post: 'accounts',
  session: 'accounts',
  org_unit: 'units',
  site: 'sites',
  application: 'applications',
  member: 'members',
  rating: 'ratings',
  booking: 'bookings',
};

export function recordPath(event: Pick<Schemas['Event'], 'kind' | 'subject_id'>): string | undefined {
  const page = pages[subjectOf(event.kind)];
  return page && `/office/${page}/${event.subject_id}`;
}

/** Who acted where nobody was signed in: whoever signs in is not yet, and applicants have no account. */
export function strangerOf(kind: Schemas['EventKind']): 'self' | 'somebody' | 'applicant' | 'system' {
  if (kind === 'session.refused') return 'somebody';
  if (kind === 'account.activated' || subjectOf(kind) === 'session') return 'self';
  return subjectOf(kind) === 'application' ? 'applicant' : 'system';
}
