import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFormat } from '../../../ui/useFormat';
import { DeedDialog } from './DeedDialog';
import { type AccountDeed, deedsFor } from './deeds';
import { FirstPassword } from './FirstPassword';
import { Posts } from './Posts';
import { accountsWords, accountStatusWords, deedWords } from './words';
import './accounts.css';

type Account = Schemas['Account'];

/** One account with its posts, and what can be done with it. */
export function AccountRecordPage() {
  const { id = '' } = useParams();
  const words = useWords(accountsWords);
  const me = useMe();
  const found = useQuery({
    queryKey: ['account', id],
    queryFn: () => answer(api.GET('/api/v1/accounts/{id}', { params: { path: { id } } })),
  });
  if (found.isPending || !me.data) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const account = found.data;
  const isOwn = account.id === me.data.account_id;
  return (
    <>
      <PageHeader
        title={account.display_name}
        note={account.login}
        backTo="/office/accounts"
        actions={
          me.data.permissions.includes('read_events') && (
            <Space wrap>
              <LinkButton to={`/office/trail?record=${id}`}>{words.ofAccount}</LinkButton>
              <LinkButton to={`/office/trail?by=${id}`}>{words.byAccount}</LinkButton>
            </Space>
          )
        }
      />
      <div className="record-main">
        <Card>
          <Facts account={account} />
          <Deeds account={account} me={me.data} />
          {isOwn && <Alert type="info" showIcon title={words.own} className="account-own" />}
        </Card>
        <Card title={<h2>{words.posts}</h2>}>
          <Posts account={account} mayGrant={me.data.permissions.includes('grant_post') && !isOwn} />
        </Card>
      </div>
    </>
  );
}

function Facts({ account }: { account: Account }) {
  const words = useWords(accountsWords);
  const statuses = useWords(accountStatusWords);
  const format = useFormat();
  const { status, locked_until: locked } = account;
  const rows: [string, ReactNode][] = [
    [
      words.status,
      <StatusTag key="status" tone={status === 'active' ? 'good' : 'bad'}>
        {statuses[status]}
      </StatusTag>,
    ],
    [words.firstPassword, account.password_to_change ? words.passwordToChange : words.passwordOwn],
    [words.createdAt, format.instant(account.created_at)],
  ];
  if (locked) {
    rows.push([
      words.locked,
      <StatusTag key="locked" tone="waiting">
        {words.lockedUntil(format.instant(locked))}
      </StatusTag>,
    ]);
  }
  return (
    <Descriptions
      column={{ xs: 1, md: 2 }}
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function Deeds({ account, me }: { account: Account; me: Schemas['Me'] }) {
  const names = useWords(deedWords);
  const [deed, setDeed] = useState<AccountDeed>();
  const [made, setMade] = useState<Schemas['FirstPassword']>();
  const deeds = deedsFor(account, me);
  if (deeds.length === 0) return null;
  return (
    <div className="record-steps">
      {deeds.map((key) => (
        <Button key={key} danger={key === 'disable'} onClick={() => setDeed(key)}>
          {names[key]}
        </Button>
      ))}
      {deed && <DeedDialog deed={deed} id={account.id} onPassword={setMade} onClose={() => setDeed(undefined)} />}
      {made && <FirstPassword made={made} onClose={() => setMade(undefined)} />}
    </div>
  );
}
