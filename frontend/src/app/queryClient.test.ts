import { expect, it } from 'vitest';

import { ApiProblem } from '../api/client';
import { isWorthRetrying } from './queryClient';

const problem = (status: number) => new ApiProblem({ code: 'internal', title: '', status });

it.each([
  [0, 0, true],
  [0, 503, true],
  [1, 503, true],
  [2, 503, false],
  [0, 400, false],
  [0, 409, false],
  [0, 429, false],
])('after %i failures, a query answered %i is tried again: %s', (failures, status, retried) => {
  expect(isWorthRetrying(failures, problem(status))).toBe(retried);
});

it('does not repeat a mistake of our own', () => {
  expect(isWorthRetrying(0, new TypeError('bug'))).toBe(false);
});
