import { describe, expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { canBeEntered, firstHeap, jobUnderWay, undoing } from './stand';

type Roster = Schemas['RosterImport'];

const counts = { rows: 0, new: 0, same: 0, changed: 0, invalid: 0, missing: null, entered: 0, updated: 0 };
const check = { id: 'check' } as Schemas['Job'];
const commit = { id: 'commit' } as Schemas['Job'];
const roster = (facts: Partial<Roster>) =>
  ({ counts, check, commit: null, allowed: [], ...facts }) as unknown as Roster;

describe('what is looked at first', () => {
  it.each([
    [{ invalid: 2, new: 5 }, 'invalid'],
    [{ new: 5, same: 3 }, 'new'],
    [{ changed: 1, same: 3 }, 'changed'],
    [{ same: 3, missing: 9 }, 'same'],
    [{ missing: 9 }, 'missing'],
    [{}, 'new'],
  ] as const)('of %o it is %s', (found, heap) => expect(firstHeap({ counts: { ...counts, ...found } })).toBe(heap));
});

it.each([
  ['checking', 'check'],
  ['committing', 'commit'],
  ['checked', undefined],
  ['stopped', undefined],
] as const)('while it is %s the job under way is %s', (state, job) =>
  expect(jobUnderWay(roster({ state, commit }))?.id).toBe(job),
);

it('is entered only where something would come of it and its cells are kept', () => {
  const ready = { allowed: ['commit'], content_kept: true } satisfies Partial<Roster>;
  expect(canBeEntered(roster({ ...ready, counts: { ...counts, new: 1 } }))).toBe(true);
  expect(canBeEntered(roster({ ...ready, counts: { ...counts, changed: 1 } }))).toBe(true);
  expect(canBeEntered(roster({ ...ready, counts: { ...counts, same: 1, invalid: 1 } }))).toBe(false);
  expect(canBeEntered(roster({ ...ready, content_kept: false, counts: { ...counts, new: 1 } }))).toBe(false);
  expect(canBeEntered(roster({ allowed: [], content_kept: true, counts: { ...counts, new: 1 } }))).toBe(false);
});

it.each([
  [['undo'], '2026-12-24', '2026-12-24', 'open'],
  [['undo'], '2026-12-24', '2026-12-25', 'late'],
  [[], '2026-12-24', '2026-12-01', 'never'],
] as const)('allowed %o until %s, on %s undoing is %s', (allowed, until, today, answer) =>
  expect(undoing(roster({ allowed: [...allowed], undo_until: until }), today)).toBe(answer),
);
