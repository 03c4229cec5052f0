import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { changeStatusWords } from '../../../app/words/membership';
import { FormDialog } from '../../../ui/FormDialog';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { StepBar } from '../../../ui/StepBar';
import { Documents } from '../documents/Documents';
import { TextField } from '../TextField';
import { changeTones } from '../tones';
import { useDone } from '../useDone';
import { useMay } from '../useMay';
import { BeforeAfter } from './BeforeAfter';
import { asksReason, type ChangeVerb, stepsFor, takeStep } from './steps';
import { changeConsequenceWords, changeVerbWords, changeWords } from './words';

type Change = Schemas['ChangeRequest'];

/** One request for a change: before and after, what proves it, and what can be done now. */
export function ChangePage() {
  const { id = '' } = useParams();
  const words = useWords(changeWords);
  const found = useQuery({
    queryKey: ['change-request', id],
    queryFn: () => answer(api.GET('/api/v1/change-requests/{id}', { params: { path: { id } } })),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const change = found.data;
  const { member } = change;
  return (
    <>
      <PageHeader
        title={words.change(member.name)}
        note={<Link to={`/office/members/${member.id}?tab=changes`}>{member.number}</Link>}
        backTo="/office/matters?tab=changes"
      />
      <div className="record">
        <div className="record-main">
          <Standing change={change} />
          <Card title={<h2>{words.beforeAfter}</h2>}>
            <BeforeAfter change={change} />
          </Card>
        </div>
        <div className="record-side">
          <Card title={<h2>{words.evidence}</h2>}>
            <p className="said">{change.evidence}</p>
          </Card>
          <Documents owner={{ kind: 'member', id: member.id }} readOnly />
        </div>
      </div>
    </>
  );
}

function Standing({ change }: { change: Change }) {
  const words = useWords(changeWords);
  const statuses = useWords(changeStatusWords);
  const { status, submitted, town_check: check, closed, reason } = change;
  const rows: [string, ReactNode][] = [
    [words.way, change.needs_county ? words.needsCounty : words.townOnly],
    [words.submitted, words.hand(submitted.by, submitted.on)],
  ];
  if (check) rows.push([words.townCheck, words.hand(check.by, check.on)]);
  if (closed) rows.push([words.closed, words.hand(closed.by, closed.on)]);
  return (
    <Card>
      <p className="record-banner">
        <StatusTag tone={changeTones[status]}>{statuses[status]}</StatusTag>
      </p>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
      />
      {reason && <Alert type="warning" showIcon title={words.reason} description={reason} />}
      <Steps change={change} />
    </Card>
  );
}

function Steps({ change }: { change: Change }) {
  const verbs = useWords(changeVerbWords);
  const may = useMay();
  if (change.allowed.length === 0) return null;
  return (
    <StepBar
      steps={stepsFor(change, may)}
      verbs={verbs}
      weight={(verb) => (verb === 'reject' ? 'end' : asksReason(verb) ? 'aside' : 'main')}
      dialog={(verb, onClose) => <StepDialog verb={verb} change={change} onClose={onClose} />}
    />
  );
}

type DialogProps = { verb: ChangeVerb; change: Change; onClose: () => void };

function StepDialog({ verb, change, onClose }: DialogProps) {
  const words = useWords(changeWords);
  const done = useDone(onClose);
  return (
    <FormDialog<{ reason: string }, Change>
      title={useWords(changeVerbWords)[verb]}
      consequence={useWords(changeConsequenceWords)[verb]}
      danger={verb === 'reject'}
      send={(entry) => takeStep(verb, change, entry)}
      onDone={() => void done(words.done)}
      onClose={onClose}
    >
      {asksReason(verb) && (
        <TextField name="reason" label={words.reasonLabel} missing={words.reasonMissing} max={500} />
      )}
    </FormDialog>
  );
}
