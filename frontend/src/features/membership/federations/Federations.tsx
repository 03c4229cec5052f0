import { useQuery } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { UnitLink } from '../../../ui/UnitLink';
import { useUnit } from '../../../ui/useUnit';
import { useMay } from '../useMay';
import { JoinDialog, LeaveDialog } from './FederationDialogs';
import { federationWords } from './words';
import '../lists.css';

export type Membership = Schemas['FederationMembership'];
type Props = { member: Pick<Schemas['Member'], 'id' | 'org_unit_id' | 'left_on'> };

/** Industry federations stand beside the towns, below the county: no town has any in its reach. */
function useMayManage(): boolean {
  const me = useMe();
  const may = useMay();
  const post = useUnit(me.data?.org_unit_id);
  return may('manage_federation_member') && post.data !== undefined && post.data.kind !== 'town_federation';
}

/** A member's town and its times in industry federations. */
export function Federations({ member }: Props) {
  const words = useWords(federationWords);
  const mayManage = useMayManage() && !member.left_on;
  const [joining, setJoining] = useState(false);
  const found = useQuery({
    queryKey: ['member', member.id, 'federations'],
    queryFn: () => answer(api.GET('/api/v1/members/{id}/federations', { params: { path: { id: member.id } } })),
  });
  return (
    <Card
      title={<h2>{words.federations}</h2>}
      extra={mayManage && <Button onClick={() => setJoining(true)}>{words.join}</Button>}
    >
      <p className="card-note">{words.note}</p>
      <p>
        {words.town} <UnitLink id={member.org_unit_id} />
      </p>
      {found.isPending && <LoadingState />}
      {found.isError && <ProblemState problem={found.error} onRetry={() => void found.refetch()} />}
      {found.data && <List memberId={member.id} times={found.data.items} mayManage={mayManage} />}
      {joining && <JoinDialog memberId={member.id} onClose={() => setJoining(false)} />}
    </Card>
  );
}

type ListProps = { memberId: string; times: readonly Membership[]; mayManage: boolean };

function List({ memberId, times, mayManage }: ListProps) {
  const words = useWords(federationWords);
  const [leaving, setLeaving] = useState<Membership>();
  if (times.length === 0) return <EmptyState text={words.none} />;
  return (
    <>
      <ul className="rows">
        {times.map((time) => (
          <li key={time.id}>
            <div className="row-text">
              <strong>{time.federation_name}</strong>
              <StatusTag tone={time.left_on ? 'neutral' : 'good'}>{time.left_on ? words.past : words.now}</StatusTag>
              {time.council_title && <span>{time.council_title}</span>}
              <small>{time.left_on ? words.until(time.joined_on, time.left_on) : words.since(time.joined_on)}</small>
            </div>
            {mayManage && !time.left_on && (
              <div className="row-deeds">
                <Button aria-label={words.leaveNamed(time.federation_name)} onClick={() => setLeaving(time)}>
                  {words.leave}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {leaving && <LeaveDialog memberId={memberId} time={leaving} onClose={() => setLeaving(undefined)} />}
    </>
  );
}
