import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import type { ReactNode } from 'react';
import { useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { SideNav } from '../../../ui/SideNav';
import { LoadingState, ProblemState } from '../../../ui/states';
import { useFilters } from '../../../ui/useFilters';
import { ChangeList } from '../changes/ChangeList';
import { changeWords } from '../changes/words';
import { Contacts } from '../contacts/Contacts';
import { contactWords } from '../contacts/words';
import { Documents } from '../documents/Documents';
import { documentWords } from '../documents/words';
import { CaseList } from '../expulsion/CaseList';
import { expulsionWords } from '../expulsion/words';
import { Federations } from '../federations/Federations';
import { federationWords } from '../federations/words';
import { TransferList } from '../transfer/TransferList';
import { transferWords } from '../transfer/words';
import { useMay } from '../useMay';
import { MemberHead } from './member/MemberHead';
import { MemberRecord } from './member/MemberRecord';
import { stepsFor } from './member/steps';
import { MemberTimeline } from './member/MemberTimeline';
import { memberWords } from './member/words';
import './office.css';

type Member = Schemas['Member'];

/** One side of a member: the address names it by its key. */
export type MemberSection = { key: string; label: string; content: (member: Member) => ReactNode };

type Props = {
  /** The sides that other contexts show. */
  sections?: readonly MemberSection[];
  /** What the head says of the grade. */
  grade?: (member: Member) => ReactNode;
};

/** One member from all sides; each has an address of its own. */
export function MemberPage({ sections = [], grade }: Props) {
  const { id = '' } = useParams();
  const found = useQuery({
    queryKey: ['member', id],
    queryFn: () => answer(api.GET('/api/v1/members/{id}', { params: { path: { id } } })),
  });
  const own = useOwnSections();
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const member = found.data;
  return (
    <>
      <PageHeader title={member.name} note={member.number} backTo="/office/members" />
      <MemberHead member={member} grade={grade?.(member)} />
      <Sides member={member} sections={[...own.slice(0, -1), ...sections, ...own.slice(-1)]} />
    </>
  );
}

function Sides({ member, sections }: { member: Member; sections: readonly MemberSection[] }) {
  const asked = useFilters().read('tab');
  const shown = sections.find(({ key }) => key === asked) ?? sections[0];
  return (
    <>
      <SideNav label={member.name} sides={sections} current={shown?.key} />
      <div className="member-side">{shown?.content(member)}</div>
    </>
  );
}

/** The sides that membership itself shows; what happened stands last. */
function useOwnSections(): MemberSection[] {
  const words = useWords(memberWords);
  return [
    { key: 'record', label: words.record, content: (member) => <MemberRecord member={member} /> },
    {
      key: 'contacts',
      label: useWords(contactWords).contacts,
      content: ({ id, status }) => <Contacts memberId={id} status={status} />,
    },
    {
      key: 'federations',
      label: useWords(federationWords).federations,
      content: (member) => <Federations member={member} />,
    },
    { key: 'changes', label: useWords(changeWords).changes, content: (member) => <Changes member={member} /> },
    {
      key: 'documents',
      label: useWords(documentWords).documents,
      content: ({ id }) => <Documents owner={{ kind: 'member', id }} />,
    },
    { key: 'standing', label: words.standing, content: ({ id }) => <Standing memberId={id} /> },
    { key: 'timeline', label: words.timeline, content: ({ id }) => <MemberTimeline memberId={id} /> },
  ];
}

function Changes({ member }: { member: Member }) {
  const words = useWords(changeWords);
  const may = useMay();
  const mayAsk = stepsFor(member, may).includes('request_change');
  return (
    <Card
      title={<h2>{words.changes}</h2>}
      extra={mayAsk && <LinkButton to={`/office/members/${member.id}/change`}>{words.ask}</LinkButton>}
    >
      <ChangeList query={{ member_id: member.id }} empty={words.none} />
    </Card>
  );
}

function Standing({ memberId }: { memberId: string }) {
  const cases = useWords(expulsionWords);
  const moves = useWords(transferWords);
  return (
    <>
      <Card title={<h2>{cases.expulsions}</h2>}>
        <CaseList query={{ member_id: memberId }} empty={cases.none} />
      </Card>
      <Card title={<h2>{moves.transfers}</h2>}>
        <TransferList query={{ member_id: memberId }} empty={moves.none} />
      </Card>
    </>
  );
}
