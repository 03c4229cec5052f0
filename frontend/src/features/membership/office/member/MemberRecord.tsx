import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../../api/client';
import { useWords } from '../../../../app/words/dictionary';
import { useFormat } from '../../../../ui/useFormat';
import { useMay } from '../../useMay';
import { Warnings } from '../../Warnings';
import { FormFacts } from '../FormFacts';
import { memberWords } from './words';
import { UnmaskDialog } from '../UnmaskDialog';
import { stillHolding } from './warnings';
import { officeWords } from '../words';

type Member = Schemas['Member'];

/** What is known of a member, what looks odd about it, and how it became one. */
export function MemberRecord({ member }: { member: Member }) {
  return (
    <div className="record-main">
      <OddThings member={member} />
      <Membership member={member} />
      <Registered member={member} />
    </div>
  );
}

/** The server judges forms on their way in; its warnings go on to hold where the figures have not changed since. */
function OddThings({ member }: { member: Member }) {
  const words = useWords(memberWords);
  const may = useMay();
  const application = useQuery({
    queryKey: ['application', member.application_id, 'as it was'],
    enabled: Boolean(member.application_id) && may('read_application'),
    queryFn: () => {
      const params = { path: { id: member.application_id ?? '' } };
      return answer(api.GET('/api/v1/membership-applications/{id}', { params }));
    },
  });
  if (!application.data || !member.form) return null;
  return <Warnings warnings={stillHolding(application.data, member.form)} title={words.warnings} />;
}

function Membership({ member }: { member: Member }) {
  const words = useWords(officeWords);
  const format = useFormat();
  const { application_id: application } = member;
  const rows: [string, ReactNode][] = [
    [words.number, member.number],
    [words.joinedOn, member.joined_on],
    [words.verifiedAt, format.instant(member.verified_at)],
    [words.contact, `${member.contact_name} ${member.contact_mobile}`],
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
  const may = useMay();
  const [field, setField] = useState<Schemas['PersonalField']>();
  if (!member.form) return null;
  const { form } = member;
  const isHidden = (asked: Schemas['PersonalField']) => asked !== 'identity' || form.identity.kind === 'resident_id';
  return (
    <Card title={<h2>{words.personal}</h2>}>
      <FormFacts
        form={form}
        personal={(asked) =>
          may('unmask_member') &&
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
