import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { DivisionName } from '../../../ui/DivisionName';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { useFormat } from '../../../ui/useFormat';
import { demoLevelWords, industryWords, scaleUnitWords } from '../words';
import { columnWords, rostersWords } from './words';

type Column = Schemas['RosterColumn'];

/** The columns in which a row differs, and what is registered there, to be laid beside the sheet. */
export function Changes({ row: { changes, member_id: member, entered: isEntered } }: { row: Schemas['RosterRow'] }) {
  const words = useWords(rostersWords);
  const columns = useWords(columnWords);
  const [isShown, setShown] = useState(false);
  return (
    <div className="roster-changes">
      {isShown && member ? (
        <Registered member={member} columns={changes} />
      ) : (
        <>
          <span className="roster-columns">
            {changes.map((column) => (
              <span key={column}>{columns[column]}</span>
            ))}
          </span>
          {member && !isEntered && (
            <Button size="small" onClick={() => setShown(true)}>
              {words.showBefore}
            </Button>
          )}
        </>
      )}
    </div>
  );
}

function Registered({ member, columns: changed }: { member: string; columns: readonly Column[] }) {
  const words = useWords(rostersWords);
  const columns = useWords(columnWords);
  const value = useValue();
  const known = useQuery({
    queryKey: ['member', member, 'registered'],
    queryFn: () => answer(api.GET('/api/v1/members/{id}', { params: { path: { id: member } } })),
  });
  if (known.isError) return <ProblemAlert problem={known.error} />;
  return (
    <ul className="plain-list" aria-busy={known.isPending}>
      {changed.map((column) => (
        <li key={column}>
          {words.registered(columns[column])}
          {known.data && value(known.data, column)}
        </li>
      ))}
    </ul>
  );
}

/** What is registered of a member under the column of a roster, in words. */
function useValue(): (member: Schemas['Member'], column: Column) => ReactNode {
  const types = useWords(memberTypeWords);
  const industries = useWords(industryWords);
  const units = useWords(scaleUnitWords);
  const levels = useWords(demoLevelWords);
  const format = useFormat();
  const text = (value: string | number | null | undefined) => format.text(value == null ? null : String(value));
  return (member, column) => {
    const { form } = member;
    const shown: Record<Column, () => ReactNode> = {
      member_type: () => types[member.member_type],
      name: () => member.name,
      short_name: () => text(form?.short_name),
      uscc: () => member.identity.number,
      resident_id: () => member.identity.number,
      legal_name: () => text(form?.legal_person?.name),
      legal_resident_id: () => text(form?.legal_person?.resident_id),
      legal_mobile: () => text(form?.legal_person?.mobile),
      contact_name: () => member.contact_name,
      contact_mobile: () => member.contact_mobile,
      division: () => <DivisionName code={member.division_code} />,
      address: () => text(form?.address),
      industries: () => member.industries.map((industry) => industries[industry]).join('、'),
      scale_value: () => format.quantity(member.scale.value, units[member.scale.unit]),
      scale_unit: () => units[member.scale.unit],
      registered_capital: () => format.money(form?.organisation?.registered_capital),
      established_on: () => format.date(form?.organisation?.established_on),
      annual_revenue: () => format.money(form?.organisation?.annual_revenue),
      employees: () => text(form?.organisation?.employees),
      households_driven: () => text(form?.organisation?.households_driven),
      demo_level: () => (form ? levels[form.demo_level] : text(null)),
      members_total: () => text(form?.composition?.members_total),
      farmer_members: () => text(form?.composition?.farmer_members),
      organisation_members: () => text(form?.composition?.organisation_members),
      accepts_charter: () => text(null),
      joined_on: () => format.date(member.joined_on),
    };
    return shown[column]();
  };
}
