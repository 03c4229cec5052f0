import { expect, it } from 'vitest';

import type { Schemas } from '../api/client';
import { hasEnded, later, percentOf } from './jobs';

it.each([
  ['queued', false],
  ['running', false],
  ['cancelling', false],
  ['done', true],
  ['failed', true],
  ['cancelled', true],
] as const)('a job that is %s has ended: %s', (state, ended) => expect(hasEnded({ state })).toBe(ended));

it.each([
  ['running', 0, 0, 0],
  ['running', 1, 3, 33],
  ['running', 999, 1_000, 99],
  ['running', 1_000, 1_000, 99],
  ['cancelled', 500, 1_000, 50],
  ['done', 0, 0, 100],
] as const)('%s with %i of %i has come %i per cent', (state, done, total, percent) =>
  expect(percentOf({ state, done, total })).toBe(percent),
);

it('goes by the later of what was asked for and what was heard', () => {
  const job = (id: string, version: number) => ({ id, version }) as Schemas['Job'];
  expect(later(job('a', 1), job('a', 2)).version).toBe(2);
  expect(later(job('a', 3), job('a', 2)).version).toBe(3);
  expect(later(job('b', 1), job('a', 9)).id).toBe('b');
});
