import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { memberStatusWords, memberTypeWords } from '../../../app/words/vocabularies';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFormat } from '../../../ui/useFormat';
import { Timeline } from '../Timeline';
import { memberTones } from '../tones';
import { FormFacts } from './FormFacts';
import { UnmaskDialog } from './UnmaskDialog';
import { officeWords } from './words';

type Member = Schemas['Member'];

/** One member from all sides; `sections` brings those of the other contexts. */
export function MemberPage({ sections }: { sections?: (member: Member) => ReactNode }) {
  const { id = '' } = useParams();
  const words = useWords(officeWords);
  const params = { path: { id } };
  const found = useQuery({
    queryKey: ['member', id],
    queryFn: () => answer(api.GET('/api/v1/members/{id}', { params })),
  });
  const timeline = useQuery({
    queryKey: ['member', id, 'timeline'],
    queryFn: () => answer(api.GET('/api/v1/members/{id}/timeline', { params })),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const member = found.data;
  return (
    <>
      <PageHeader title={member.name} note={member.number} backTo="/office/members" />
      <div className="record">
        <div className="record-main">
          <Membership member={member} />
          {sections?.(member)}
          <Registered member={member} />
        </div>
        <div className="record-side">
          <Card title={<h2>{words.history}</h2>}>
            <Timeline events={timeline.data?.items ?? []} />
          </Card>
        </div>
      </div>
    </>
  );
}

function Membership({ member }: { member: Member }) {
  const words = useWords(officeWords);
  const statuses = useWords(memberStatusWords);
  const types = useWords(memberTypeWords);
  const format = useFormat();
  const { status, application_id: application } = member;
  const rows: [string, ReactNode][] = [
    [
      words.status,
      <StatusTag key="status" tone={memberTones[status]}>
        {statuses[status]}
      </StatusTag>,
    ],
    [words.type, types[member.member_type]],
    [words.unit, member.org_unit_name],
    [words.joinedOn, member.joined_on],
    [words.verifiedAt, format.instant(member.verified_at)],
  ];
  if (member.left_on) rows.push([words.leftOn, member.left_on]);
  if (application) {
    rows.push([
      words.joined,
      <Link key="application" to={`/office/applications/${application}`}>
        {words.application}
      </Link>,
    ]);
  }
  return (
    <Card>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  );
}

function Registered({ member }: { member: Member }) {
  const words = useWords(officeWords);
  const me = useMe();
  const [field, setField] = useState<Schemas['PersonalField']>();
  if (!member.form) return null;
  const { form } = member;
  const isHidden = (asked: Schemas['PersonalField']) => asked !== 'identity' || form.identity.kind === 'resident_id';
  const mayUnmask = me.data?.permissions.includes('unmask_member') ?? false;
  return (
    <Card title={<h2>{words.personal}</h2>}>
      <FormFacts
        form={form}
        personal={(asked) =>
          mayUnmask &&
          isHidden(asked) && (
            <Button size="small" onClick={() => setField(asked)}>
              {words.unmask}
            </Button>
          )
        }
      />
      {field && <UnmaskDialog memberId={member.id} field={field} onClose={() => setField(undefined)} />}
    </Card>
  );
}
