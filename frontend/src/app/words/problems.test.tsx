import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';

import { ApiProblem, type ProblemCode } from '../../api/client';
import { problemWords, useProblemText } from './problems';

function told(code: string) {
  const { result } = renderHook(useProblemText);
  return result.current(new ApiProblem({ code: code as ProblemCode, title: 'of the server', status: 409 }));
}

it('tells a refusal in our words', () => {
  expect(told('stale')).toBe(problemWords['zh-CN'].stale);
});

it.each(['a.code_of_tomorrow', 'toString'])(
  'tells a refusal that this build does not know (%s) in the words of the server',
  (code) => {
    expect(told(code)).toBe('of the server');
  },
);
