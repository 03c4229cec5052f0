import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { FormDialog } from '../../../ui/FormDialog';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { StepBar, type Weight } from '../../../ui/StepBar';
import { officeWords } from '../office/words';
import { TextField } from '../TextField';
import { transferTones } from '../tones';
import { useDone } from '../useDone';
import { stepsFor, takeStep, type TransferVerb } from './steps';
import { transferConsequenceWords, transferStatusWords, transferVerbWords, transferWords } from './words';
import '../lists.css';

type Transfer = Schemas['Transfer'];

/** One move between towns; the receiving town reads it before it can read the member. */
export function TransferPage() {
  const { id = '' } = useParams();
  const words = useWords(transferWords);
  const { memberLink } = useWords(officeWords);
  const me = useMe();
  const found = useQuery({
    queryKey: ['transfer', id],
    queryFn: () => answer(api.GET('/api/v1/transfers/{id}', { params: { path: { id } } })),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const transfer = found.data;
  const { member } = transfer;
  return (
    <>
      <PageHeader
        title={words.transfer(member.name)}
        note={member.number}
        backTo="/office/matters?tab=transfers"
        actions={
          me.data &&
          reachesMember(transfer, me.data) && <LinkButton to={`/office/members/${member.id}`}>{memberLink}</LinkButton>
        }
      />
      <Card>
        <Facts transfer={transfer} />
        {me.data && <Steps transfer={transfer} me={me.data} />}
      </Card>
    </>
  );
}

/** A town reads the member's own record only while it is its own. */
function reachesMember({ status, from_unit_id: from, to_unit_id: to }: Transfer, me: Schemas['Me']): boolean {
  const owner = status === 'accepted' ? to : from;
  return me.role !== 'town_officer' || me.org_unit_id === owner;
}

function Facts({ transfer }: { transfer: Transfer }) {
  const words = useWords(transferWords);
  const statuses = useWords(transferStatusWords);
  const types = useWords(memberTypeWords);
  const { unit, type } = useWords(officeWords);
  const { member, status, reason, decided_by: by, decided_on: on, decision_reason: why } = transfer;
  const rows: [string, ReactNode][] = [
    [words.from, transfer.from_unit_name],
    [words.to, transfer.to_unit_name],
    [words.reason, reason],
    [words.proposed, words.hand(transfer.proposed_by, transfer.proposed_on)],
  ];
  if (member.member_type) rows.unshift([type, types[member.member_type]]);
  if (by && on) rows.push([words.decided, words.hand(by, on)]);
  return (
    <section aria-label={unit}>
      <p className="record-banner">
        <StatusTag tone={transferTones[status]}>{statuses[status]}</StatusTag>
        {status === 'proposed' && <span>{words.keepsRights}</span>}
      </p>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
      />
      {why && <Alert type="warning" showIcon title={words.decisionReason} description={why} />}
    </section>
  );
}

const weights: Record<TransferVerb, Weight> = { accept: 'main', refuse: 'end', cancel: 'aside' };

function Steps({ transfer, me }: { transfer: Transfer; me: Schemas['Me'] }) {
  const verbs = useWords(transferVerbWords);
  if (transfer.allowed.length === 0) return null;
  return (
    <StepBar
      steps={stepsFor(transfer, me)}
      verbs={verbs}
      weight={(verb) => weights[verb]}
      dialog={(verb, onClose) => <StepDialog verb={verb} transfer={transfer} onClose={onClose} />}
    />
  );
}

type DialogProps = { verb: TransferVerb; transfer: Transfer; onClose: () => void };

function StepDialog({ verb, transfer, onClose }: DialogProps) {
  const words = useWords(transferWords);
  const done = useDone(onClose);
  return (
    <FormDialog<{ reason: string }, Transfer>
      title={useWords(transferVerbWords)[verb]}
      consequence={useWords(transferConsequenceWords)[verb]}
      danger={verb === 'refuse'}
      send={(entry) => takeStep(verb, transfer, entry)}
      onDone={() => void done(words.done)}
      onClose={onClose}
    >
      {verb !== 'accept' && (
        <TextField name="reason" label={words.reasonLabel} missing={words.reasonMissing} max={500} />
      )}
    </FormDialog>
  );
}
