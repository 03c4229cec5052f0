import { useQuery } from '@tanstack/react-query';
import { Button, Card } from 'antd';
import { useState } from 'react';

import { answer, api } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { chinaToday } from '../../../ui/today';
import { changedFrom, limitKeys, type Policy, sorted } from './limits';
import { SetLimitsDialog } from './SetLimitsDialog';
import { limitNames, limitWords } from './words';
import './settings.css';

/** The county's time limits: what holds today, what comes, and everything that was set. */
export function TimeLimitsPage() {
  const words = useWords(limitWords);
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ['membership-policies'],
    queryFn: () => answer(api.GET('/api/v1/membership-policies')),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const { current, upcoming, former } = sorted(found.data.items, chinaToday());
  const latest = upcoming[0] ?? current;
  const told = [...upcoming, ...former];
  return (
    <>
      <PageHeader
        title={words.title}
        note={words.note}
        actions={
          me.data?.permissions.includes('set_membership_policy') && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {words.set}
            </Button>
          )
        }
      />
      {current && <Current policy={current} />}
      <h2 className="section-title">{words.history}</h2>
      <ul className="cards">
        {told.map((policy, at) => (
          <Told key={policy.valid_from} policy={policy} before={told[at + 1]} isComing={upcoming.includes(policy)} />
        ))}
      </ul>
      {isOpen && latest && <SetLimitsDialog latest={latest} onClose={() => setOpen(false)} />}
    </>
  );
}

function Current({ policy }: { policy: Policy }) {
  const words = useWords(limitWords);
  const names = useWords(limitNames);
  return (
    <Card title={<h2>{words.current}</h2>}>
      <dl className="limits">
        {limitKeys.map((limit) => (
          <div key={limit}>
            <dt>{names[limit].name}</dt>
            <dd>
              <strong>{names[limit].amount(policy[limit])}</strong>
              <p>{names[limit].help}</p>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

type ToldProps = { policy: Policy; before: Policy | undefined; isComing: boolean };

function Told({ policy, before, isComing }: ToldProps) {
  const words = useWords(limitWords);
  const names = useWords(limitNames);
  const changed = changedFrom(policy, before);
  return (
    <li className="card">
      <p className="record-banner">
        <strong>{before ? words.from(policy.valid_from) : words.fromBeginning}</strong>
        {isComing && <StatusTag tone="waiting">{words.upcoming}</StatusTag>}
        <span>{policy.document}</span>
      </p>
      <ul className="limits-told">
        {limitKeys.map((limit) => (
          <li key={limit} className={changed.includes(limit) ? 'limits-changed' : ''}>
            {names[limit].name} {names[limit].amount(policy[limit])}
            {before && changed.includes(limit) && <small>{words.changed(names[limit].amount(before[limit]))}</small>}
          </li>
        ))}
      </ul>
    </li>
  );
}
