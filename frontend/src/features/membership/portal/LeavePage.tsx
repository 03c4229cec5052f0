import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { expulsionStatusWords, suspensionReasonWords } from '../../../app/words/membership';
import { memberStatusWords } from '../../../app/words/vocabularies';
import { FormDialog } from '../../../ui/FormDialog';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, NoPermissionState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { CaseFacts } from '../expulsion/CaseFacts';
import { CaseSteps } from '../expulsion/CaseSteps';
import { ifMatch } from '../ifMatch';
import { TextField } from '../TextField';
import { expulsionTones, memberTones } from '../tones';
import { useDone } from '../useDone';
import { useMay } from '../useMay';
import { useOwnMember } from './MemberCard';
import { leaveWords } from './words';
import './leave.css';

type Member = Schemas['Member'];
type Verb = 'give_notice' | 'call_off_notice';

/** How the membership stands, what leaving means, and the way to give notice and to take it back. */
export function LeavePage() {
  const words = useWords(leaveWords);
  const may = useMay();
  const found = useOwnMember();
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  if (!may('give_notice')) return <NoPermissionState />;
  const member = found.data;
  return (
    <>
      <PageHeader title={words.title} backTo="/my" />
      <div className="leave">
        <Standing member={member} />
        <Cases member={member} />
        <Card title={<h2>{words.whatItMeans}</h2>}>
          <ul className="leave-effects">
            {words.effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </Card>
        <Notice member={member} />
      </div>
    </>
  );
}

function Standing({ member }: { member: Member }) {
  const words = useWords(leaveWords);
  const statuses = useWords(memberStatusWords);
  const suspensions = useWords(suspensionReasonWords);
  const { status, standing, number, org_unit_name: unit, joined_on: joined } = member;
  const rows: [string, ReactNode][] = [
    [
      words.status,
      <StatusTag key="status" tone={memberTones[status]}>
        {statuses[status]}
      </StatusTag>,
    ],
    [words.number, number],
    [words.unit, unit],
    [words.joinedOn, joined],
  ];
  if (standing?.since && status !== 'active') rows.splice(1, 0, [words.since, standing.since]);
  if (standing?.suspended_for) rows.splice(1, 0, [words.why, suspensions[standing.suspended_for]]);
  return (
    <Card>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  );
}

/** Cases of expulsion that are not settled: the member reads the notice and answers it. */
function Cases({ member }: { member: Member }) {
  const words = useWords(leaveWords);
  const statuses = useWords(expulsionStatusWords);
  const found = useQuery({
    queryKey: ['expulsions', 'own', member.id],
    queryFn: () => answer(api.GET('/api/v1/expulsions', { params: { query: { member_id: member.id } } })),
  });
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const open = (found.data?.items ?? []).filter(({ status }) => status === 'hearing');
  return open.map((one) => (
    <Card key={one.id} title={<h2>{words.case}</h2>}>
      <p className="record-banner">
        <StatusTag tone={expulsionTones[one.status]}>{statuses[one.status]}</StatusTag>
        <span>{words.caseHelp}</span>
      </p>
      <CaseFacts found={one} />
      <CaseSteps found={one} />
    </Card>
  ));
}

function Notice({ member }: { member: Member }) {
  const words = useWords(leaveWords);
  const [verb, setVerb] = useState<Verb>();
  const allowed = member.standing?.allowed ?? [];
  if (allowed.includes('call_off_notice')) {
    return (
      <Card title={<h2>{words.noticeGiven}</h2>}>
        <p>{words.noticeGivenHelp}</p>
        <Button onClick={() => setVerb('call_off_notice')}>{words.callOff}</Button>
        {verb && <NoticeDialog verb={verb} member={member} onClose={() => setVerb(undefined)} />}
      </Card>
    );
  }
  if (!allowed.includes('give_notice')) return <Alert type="info" showIcon title={words.notNow} />;
  return (
    <Card title={<h2>{words.giveNotice}</h2>}>
      <p>{words.giveNoticeHelp}</p>
      <Button danger onClick={() => setVerb('give_notice')}>
        {words.giveNotice}
      </Button>
      {verb && <NoticeDialog verb={verb} member={member} onClose={() => setVerb(undefined)} />}
    </Card>
  );
}

function NoticeDialog({ verb, member, onClose }: { verb: Verb; member: Member; onClose: () => void }) {
  const words = useWords(leaveWords);
  const done = useDone(onClose);
  const isGiving = verb === 'give_notice';
  const send = (body: { reason: string }) => {
    const params = { path: { id: member.id }, header: ifMatch(member) };
    return isGiving
      ? answer(api.POST('/api/v1/members/{id}/give-notice', { params, body }))
      : answer(api.POST('/api/v1/members/{id}/call-off-notice', { params, body }));
  };
  return (
    <FormDialog<{ reason: string }, Member>
      title={isGiving ? words.giveNotice : words.callOff}
      consequence={isGiving ? words.giveNoticeHelp : words.callOffHelp}
      danger={isGiving}
      send={send}
      onDone={() => void done(isGiving ? words.given : words.calledOff)}
      onClose={onClose}
    >
      <TextField name="reason" label={words.reason} missing={words.reasonMissing} max={500} />
    </FormDialog>
  );
}
