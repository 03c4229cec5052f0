import { Button, Empty, Result, type ResultProps, Spin } from 'antd';
import type { ReactNode } from 'react';

import type { ApiProblem } from '../api/client';
import { commonWords } from '../app/words/common';
import { useWords } from '../app/words/dictionary';
import { useProblemText } from '../app/words/problems';
import { LinkButton } from './LinkButton';

export function LoadingState() {
  const words = useWords(commonWords);
  return (
    <div role="status" className="state-loading">
      <Spin />
      <span>{words.loading}</span>
    </div>
  );
}

/** Nothing to show, and what the person can do about it. */
export function EmptyState({ text, action }: { text?: string; action?: ReactNode }) {
  const words = useWords(commonWords);
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text ?? words.nothingYet} className="state-empty">
      {action}
    </Empty>
  );
}

type StateProps = { status: ResultProps['status']; title: string; help?: ReactNode; action?: ReactNode };

/** Stands where a page would: a picture, a heading, what it means and what to do. */
export function State({ status, title, help, action }: StateProps) {
  return <Result className="state" status={status} title={<h1>{title}</h1>} subTitle={help} extra={action} />;
}

function HomeLink() {
  return (
    <LinkButton type="primary" to="/">
      {useWords(commonWords).backHome}
    </LinkButton>
  );
}

export function NotFoundState() {
  const words = useWords(commonWords);
  return <State status="info" title={words.notFoundTitle} help={words.notFoundHelp} action={<HomeLink />} />;
}

export function NoPermissionState() {
  const words = useWords(commonWords);
  return <State status="warning" title={words.forbiddenTitle} help={words.forbiddenHelp} action={<HomeLink />} />;
}

/** A page that could not be read: absent, forbidden, or to be tried again. */
export function ProblemState({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const words = useWords(commonWords);
  const text = useProblemText();
  if (problem.status === 404) return <NotFoundState />;
  if (problem.status === 403) return <NoPermissionState />;
  return (
    <State
      status="warning"
      title={text(problem)}
      help={problem.instance && words.requestNumber(problem.instance)}
      action={onRetry && <Button onClick={onRetry}>{words.retry}</Button>}
    />
  );
}
