import { Alert, Button, Card } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { LinkButton } from '../../../ui/LinkButton';
import { StatusTag } from '../../../ui/StatusTag';
import { useFormat } from '../../../ui/useFormat';
import { ApplicationForm } from '../apply/ApplicationForm';
import { enteredAgain } from '../formBody';
import { Progress } from '../Progress';
import { applicationTones } from '../tones';
import { applicationStatusWords } from '../words';
import { Activation } from './Activation';
import { Withdrawal } from './Withdrawal';
import { standingWords, trackWords } from './words';
import './track.css';

type Props = { tracked: Schemas['TrackedApplication']; proof: Schemas['Tracking']; onResubmitted: () => void };

/** Where an application stands, in plain words, and what its applicant can do now. */
export function Standing({ tracked, proof, onResubmitted, onWithdrawn }: Props & { onWithdrawn: () => void }) {
  const words = useWords(trackWords);
  const statuses = useWords(applicationStatusWords);
  const standing = useWords(standingWords);
  const types = useWords(memberTypeWords);
  const format = useFormat();
  const { status, form, reason, member_number: number } = tracked;
  return (
    <>
      <Card className="track-card">
        <p className="track-who">
          <span>
            {form.name} · {types[form.member_type]}
          </span>
          <StatusTag tone={applicationTones[status]}>{statuses[status]}</StatusTag>
        </p>
        <p className="track-standing">{standing[status](format.date(tracked.until))}</p>
        {reason && <Alert type="warning" showIcon title={words.reason} description={reason} />}
        {number && (
          <p className="track-number">
            {words.memberNumber} <strong>{number}</strong>
          </p>
        )}
        <Progress status={status} waitsFor={tracked.waits_for} />
      </Card>
      {tracked.may_resubmit && <Correction tracked={tracked} proof={proof} onResubmitted={onResubmitted} />}
      <Withdrawal status={status} proof={proof} onWithdrawn={onWithdrawn} />
      {tracked.may_activate && <Activation proof={proof} />}
      {status === 'admitted' && !tracked.may_activate && (
        <Card className="track-card">
          <p>{words.alreadyActive}</p>
          <LinkButton type="primary" size="large" to={`/sign-in?login=${(number ?? '').toLowerCase()}`}>
            {words.signIn}
          </LinkButton>
        </Card>
      )}
    </>
  );
}

function Correction({ tracked, proof, onResubmitted }: Props) {
  const words = useWords(trackWords);
  const [isOpen, setOpen] = useState(false);
  if (!isOpen) {
    return (
      <Card className="track-card" title={<h2>{words.returnedTitle}</h2>}>
        <p>{words.returnedHelp}</p>
        <Button type="primary" size="large" block onClick={() => setOpen(true)}>
          {words.correct}
        </Button>
      </Card>
    );
  }
  return (
    <ApplicationForm
      type={tracked.form.member_type}
      initial={enteredAgain(tracked.form)}
      within="/form"
      send={(form) => answer(api.POST('/api/v1/membership-applications/resubmit', { body: { ...proof, form } }))}
      onDone={onResubmitted}
      submitLabel={words.correct}
    />
  );
}
