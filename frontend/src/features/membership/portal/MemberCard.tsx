import { useQuery } from '@tanstack/react-query';

import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberStatusWords, memberTypeWords } from '../../../app/words/vocabularies';
import { Mark } from '../../../ui/Mark';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { memberTones } from '../tones';
import { portalWords } from './words';
import './member-card.css';

/** The member that the account is. */
export function useOwnMember() {
  return useQuery({ queryKey: ['member', 'me'], queryFn: () => answer(api.GET('/api/v1/members/me')) });
}

/** The card of the member who is signed in, to be shown at a counter. */
export function MemberCard() {
  const words = useWords(portalWords);
  const types = useWords(memberTypeWords);
  const statuses = useWords(memberStatusWords);
  const member = useOwnMember();
  if (member.isPending) return <LoadingState />;
  if (member.isError) return <ProblemState problem={member.error} onRetry={() => void member.refetch()} />;
  const { name, number, member_type: type, status, org_unit_name: unit, joined_on: since } = member.data;
  return (
    <section className="member-card" aria-label={words.card}>
      <header>
        <Mark size={36} />
        <span>{words.card}</span>
        <StatusTag tone={memberTones[status]}>{statuses[status]}</StatusTag>
      </header>
      <p className="member-card-name">{name}</p>
      <p className="member-card-number" aria-label={words.number}>
        {number}
      </p>
      <footer>
        <span>{types[type]}</span>
        <span>{unit}</span>
        <span>
          {words.since} {since}
        </span>
      </footer>
    </section>
  );
}
