import type { ApiProblem } from '../../api/client';
import { dictionary, useWords } from './dictionary';

/** The only refusal that the server cannot put into words itself. */
export const problemWords = dictionary(
  { unreachable: '无法连接服务器，请检查网络后重试' },
  { unreachable: 'The server cannot be reached. Check the network and try again.' },
);

/** What to tell the person. The server answers in the language of the screen, with the figures of the case. */
export function useProblemText(): (problem: ApiProblem) => string {
  const words = useWords(problemWords);
  return ({ code, detail }) => (code === 'unreachable' ? words.unreachable : detail);
}
