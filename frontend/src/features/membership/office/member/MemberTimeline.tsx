import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';

import { answer, api, type Schemas } from '../../../../api/client';
import { useWords } from '../../../../app/words/dictionary';
import {
  changeFieldWords,
  contactRoleWords,
  expulsionReasonWords,
  lapseReasonWords,
  suspensionReasonWords,
} from '../../../../app/words/membership';
import { EmptyState, LoadingState, ProblemState } from '../../../../ui/states';
import { Timeline } from '../../Timeline';
import { memberWords } from './words';

/** What happened to a member, the latest first, with the reasons that come from closed lists. */
export function MemberTimeline({ memberId }: { memberId: string }) {
  const words = useWords(memberWords);
  const found = useQuery({
    queryKey: ['member', memberId, 'timeline'],
    queryFn: () => answer(api.GET('/api/v1/members/{id}/timeline', { params: { path: { id: memberId } } })),
  });
  return (
    <Card title={<h2>{words.timeline}</h2>}>
      {found.isPending && <LoadingState />}
      {found.isError && <ProblemState problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <EmptyState text={words.noEvents} />}
      {found.data && <Timeline events={found.data.items} facts={(event) => <Facts event={event} />} />}
    </Card>
  );
}

/** What a field became in an event, as text or as a list of texts. */
function after(event: Schemas['Event'], field: string): string[] {
  const change = (event.changes as Record<string, { after?: unknown } | undefined>)[field]?.after;
  return Array.isArray(change) ? change.map(String) : typeof change === 'string' ? [change] : [];
}

function Facts({ event }: { event: Schemas['Event'] }) {
  const words = useWords(memberWords);
  const fields: Record<string, string> = useWords(changeFieldWords);
  const roles: Record<string, string> = useWords(contactRoleWords);
  const suspensions: Record<string, string> = useWords(suspensionReasonWords);
  const lapses: Record<string, string> = useWords(lapseReasonWords);
  const expulsions: Record<string, string> = useWords(expulsionReasonWords);
  const named = (field: string, names: Record<string, string>) =>
    after(event, field).flatMap((code) => names[code] ?? []);
  const why = [
    ...named('suspended_for', suspensions),
    ...named('lapsed_for', lapses),
    ...named('expulsion_reason', expulsions),
  ];
  const changed = named('fields', fields);
  const role = named('contact_role', roles);
  return (
    <>
      {why.length > 0 && <p>{words.why(why.join('、'))}</p>}
      {changed.length > 0 && <p>{words.changedFields(changed.join('、'))}</p>}
      {role.length > 0 && <p>{words.contactAs(role.join('、'))}</p>}
    </>
  );
}
