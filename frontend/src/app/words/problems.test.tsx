import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';

import { ApiProblem, type ProblemCode } from '../../api/client';
import { problemWords, useProblemText } from './problems';

function told(code: ProblemCode, detail?: string) {
  const { result } = renderHook(useProblemText);
  return result.current(new ApiProblem({ code, title: 'title of the server', detail, status: 409 }));
}

it('tells a refusal in the words of the server, with its figures', () => {
  expect(told('stale', 'changed by Lin')).toBe('changed by Lin');
});

it('falls back to the title of a refusal without details', () => {
  expect(told('stale')).toBe('title of the server');
});

it('has words of its own for a server that did not answer', () => {
  expect(told('unreachable')).toBe(problemWords['zh-CN'].unreachable);
});
