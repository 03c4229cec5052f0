import type { Schemas } from '../../../api/client';
import type { Tone } from '../../../ui/StatusTag';

type Roster = Schemas['RosterImport'];
type State = Schemas['RosterState'];

/** A result of the check, or the members whom no row is about. */
export type Heap = Schemas['RowResult'] | 'missing';

export const heaps: readonly Heap[] = ['new', 'same', 'changed', 'missing', 'invalid'];

export const rosterTones: Record<State, Tone> = {
  checking: 'active',
  check_stopped: 'bad',
  checked: 'waiting',
  committing: 'active',
  stopped: 'waiting',
  committed: 'good',
  undone: 'neutral',
};

type Place = { at: number; status: 'process' | 'error' | 'finish' };

/** Where a roster stands on the way: handed in, checked, entered, done. */
export const places: Record<State, Place> = {
  checking: { at: 1, status: 'process' },
  check_stopped: { at: 1, status: 'error' },
  checked: { at: 2, status: 'process' },
  committing: { at: 2, status: 'process' },
  stopped: { at: 2, status: 'error' },
  committed: { at: 3, status: 'finish' },
  undone: { at: 3, status: 'finish' },
};

/** The job that is under way, if one is. */
export function jobUnderWay({ state, check, commit }: Roster): Schemas['Job'] | undefined {
  if (state === 'checking') return check;
  if (state === 'committing') return commit ?? undefined;
  return undefined;
}

export function heapSize({ counts }: Pick<Roster, 'counts'>, heap: Heap): number {
  return counts[heap] ?? 0;
}

/** What is looked at first: what is wrong, then what is about to happen. */
export function firstHeap(roster: Pick<Roster, 'counts'>): Heap {
  const order: Heap[] = ['invalid', 'new', 'changed', 'same', 'missing'];
  return order.find((heap) => heapSize(roster, heap) > 0) ?? 'new';
}

/** Whether anything would come of entering it. */
export function canBeEntered({ allowed, content_kept: kept, counts }: Roster): boolean {
  return allowed.includes('commit') && kept && counts.new + counts.changed > 0;
}

/** Whether the entry can be undone, or why it cannot be any more. */
export function undoing({ allowed, undo_until: until }: Roster, today: string): 'open' | 'late' | 'never' {
  if (!allowed.includes('undo')) return 'never';
  return until && today > until ? 'late' : 'open';
}
