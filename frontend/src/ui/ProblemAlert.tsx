import { Alert } from 'antd';

import type { ApiProblem } from '../api/client';
import { commonWords } from '../app/words/common';
import { useWords } from '../app/words/dictionary';
import { useProblemText } from '../app/words/problems';

type Props = { problem: ApiProblem | null | undefined };

/** Says why the server refused: the code in our words, each rejected entry, and the number to quote. */
export function ProblemAlert({ problem }: Props) {
  const words = useWords(commonWords);
  const text = useProblemText();
  if (!problem) return null;
  const hasDetails = problem.fieldErrors.length > 0 || (problem.status >= 500 && problem.instance);
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      style={{ marginBlockEnd: 16 }}
      title={text(problem)}
      description={
        hasDetails ? (
          <>
            {problem.fieldErrors.length > 0 && (
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {problem.fieldErrors.map((error) => (
                  <li key={`${error.pointer} ${error.code}`}>{error.message}</li>
                ))}
              </ul>
            )}
            {problem.status >= 500 && problem.instance && words.requestNumber(problem.instance)}
          </>
        ) : undefined
      }
    />
  );
}
