import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';

import { answer, api, type Schemas } from '../../../../api/client';
import { useWords } from '../../../../app/words/dictionary';
import { changeFieldWords, lapseReasonWords, suspensionReasonWords } from '../../../../app/words/membership';
import { memberStatusWords, memberTypeWords } from '../../../../app/words/vocabularies';
import { StatusTag } from '../../../../ui/StatusTag';
import { UnitLink } from '../../../../ui/UnitLink';
import { useOpenChange } from '../../changes/ChangeRequestPage';
import { memberTones } from '../../tones';
import { useMay } from '../../useMay';
import { harsh, type MemberStep, type MemberVerb, stepsFor } from './steps';
import { MemberStepDialog } from './StepDialog';
import { memberVerbWords, memberWords } from './words';

type Member = Schemas['Member'];

/** How a membership stands, what is on its way, and what the present post can do with it. */
export function MemberHead({ member, grade }: { member: Member; grade: ReactNode }) {
  const words = useWords(memberWords);
  const statuses = useWords(memberStatusWords);
  const types = useWords(memberTypeWords);
  const suspensions = useWords(suspensionReasonWords);
  const lapses = useWords(lapseReasonWords);
  const { status, standing, merged_into: other } = member;
  const why =
    (standing?.suspended_for && suspensions[standing.suspended_for]) ??
    (standing?.lapsed_for && lapses[standing.lapsed_for]);
  return (
    <Card className="member-head">
      <p className="record-banner">
        <StatusTag tone={memberTones[status]}>{statuses[status]}</StatusTag>
        {why && <strong>{why}</strong>}
        {standing?.since && status !== 'active' && <span>{words.since(standing.since)}</span>}
        <span>{types[member.member_type]}</span>
        <UnitLink id={member.org_unit_id} />
        {grade}
      </p>
      {other && (
        <Alert
          type="info"
          showIcon
          title={words.mergedInto(other.number)}
          action={<Link to={`/office/members/${other.id}`}>{words.look}</Link>}
        />
      )}
      <OnItsWay member={member} />
      <Steps member={member} />
    </Card>
  );
}

/** The change, the move and the case that are not decided yet, each leading to its page. */
function OnItsWay({ member }: { member: Member }) {
  const words = useWords(memberWords);
  const fields = useWords(changeFieldWords);
  const change = useOpenChange(member.id);
  const move = useQuery({
    queryKey: ['transfers', 'open', member.id],
    enabled: member.status === 'transfer_in_progress',
    queryFn: () => {
      const query = { member_id: member.id, status: 'proposed', limit: 1 } as const;
      return answer(api.GET('/api/v1/transfers', { params: { query } }));
    },
    select: ({ items }) => items[0] ?? null,
  });
  const notes: [string, string][] = [];
  if (change.data) {
    const named = change.data.fields.map((field) => fields[field]).join('、');
    notes.push([words.changeOpen(named), `/office/matters/changes/${change.data.id}`]);
  }
  if (move.data) notes.push([words.moving(move.data.to_unit_name), `/office/matters/transfers/${move.data.id}`]);
  if (member.standing?.case_open) notes.push([words.caseOpen, '?tab=standing']);
  return notes.map(([title, to]) => (
    <Alert key={to} type="info" showIcon title={title} action={<Link to={to}>{words.look}</Link>} />
  ));
}

function Steps({ member }: { member: Member }) {
  const words = useWords(memberWords);
  const verbs = useWords(memberVerbWords);
  const may = useMay();
  const navigate = useNavigate();
  const [step, setStep] = useState<MemberStep>();
  const open = (verb: MemberVerb) => {
    if (verb === 'request_change') void navigate(`/office/members/${member.id}/change`);
    else setStep(verb);
  };
  const steps = stepsFor(member, may);
  if (steps.length === 0) return null;
  return (
    <div className="record-steps" role="group" aria-label={words.verbs}>
      {steps.map((verb) => (
        <Button key={verb} danger={harsh.includes(verb)} onClick={() => open(verb)}>
          {verbs[verb]}
        </Button>
      ))}
      {step && <MemberStepDialog step={step} member={member} onClose={() => setStep(undefined)} />}
    </div>
  );
}
