import type { Schemas } from '../../../../api/client';

export type Simple = string | number | boolean | null;
/** What a field was or is: one thing, several, or one with parts such as a licence with its kind and number. */
export type Value = Simple | readonly string[] | Readonly<Record<string, Simple>>;
export type Change = { field: string; before: Value; after: Value };

function isSimple(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** A single value, a list of them or one with parts; the trail writes nothing else. */
function valueOf(value: unknown): Value {
  if (isSimple(value)) return value;
  if (Array.isArray(value)) return value.map(String);
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value).map(([part, held]) => [part, isSimple(held) ? held : null]));
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
  return subjectBefore(kind);
}

function subjectBefore(code: string): string {
  return code.split('.')[0] ?? '';
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
  duplicate: 'duplicates',
};

type Told = { kind: Schemas['EventKind']; subject_id: string; changes: unknown };

export function recordPath(event: Told): string | undefined {
  const page = pages[recordOf(event)];
  return page && `/office/${page}/${event.subject_id}`;
}

/** Of which kind the record is; something to do waits with one that its own kind names. */
function recordOf(event: Pick<Told, 'kind' | 'changes'>): string {
  const subject = subjectOf(event.kind);
  if (subject !== 'todo') return subject;
  const todo = changesOf(event).find(({ field }) => field === 'todo')?.after;
  return typeof todo === 'string' ? subjectBefore(todo) : subject;
}

/** Who acted where nobody was signed in: whoever signs in is not yet, and applicants have no account. */
export function strangerOf(kind: Schemas['EventKind']): 'self' | 'somebody' | 'applicant' | 'system' {
  if (kind === 'session.refused') return 'somebody';
  if (kind === 'account.activated' || subjectOf(kind) === 'session') return 'self';
  return ['application', 'document'].includes(subjectOf(kind)) ? 'applicant' : 'system';
}
