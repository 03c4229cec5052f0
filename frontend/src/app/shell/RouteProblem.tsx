import { Button } from 'antd';
import { useRouteError } from 'react-router';

import { ApiProblem } from '../../api/client';
import { ProblemState, State } from '../../ui/states';
import { commonWords } from '../words/common';
import { useWords } from '../words/dictionary';

/** What a page shows when it breaks while drawing, or when its code cannot be downloaded. */
export function RouteProblem() {
  const words = useWords(commonWords);
  const error = useRouteError();
  const reload = () => window.location.reload();
  if (error instanceof ApiProblem) return <ProblemState problem={error} onRetry={reload} />;
  return (
    <State
      status="error"
      title={words.brokenTitle}
      help={words.brokenHelp}
      action={<Button onClick={reload}>{words.retry}</Button>}
    />
  );
}
