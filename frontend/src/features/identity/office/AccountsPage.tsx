import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { roleWords } from '../../../app/words/vocabularies';
import { Choice, optionsOf, Words } from '../../../ui/Filters';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFilters } from '../../../ui/useFilters';
import { CreateDialog } from './CreateDialog';
import { accountsWords, accountStatusWords } from './words';
import './accounts.css';

/** Everybody who can sign in. */
export function AccountsPage() {
  const words = useWords(accountsWords);
  const statuses = useWords(accountStatusWords);
  const roles = useWords(roleWords);
  const me = useMe();
  const filters = useFilters();
  const [isCreating, setCreating] = useState(false);
  const query = {
    q: filters.read('q'),
    status: filters.oneOf('status', statuses),
    role: filters.oneOf('role', roles),
  };
  return (
    <>
      <PageHeader
        title={words.accounts}
        note={words.accountsNote}
        actions={
          me.data?.permissions.includes('manage_account') && (
            <Button type="primary" onClick={() => setCreating(true)}>
              {words.create}
            </Button>
          )
        }
      />
      <div className="filters">
        <Words label={words.search} />
        <Choice name="status" label={words.status} any={words.anyStatus} options={optionsOf(statuses)} />
        <Choice name="role" label={words.role} any={words.anyRole} options={optionsOf(roles)} />
      </div>
      <KeysetTable
        label={words.accounts}
        queryKey={['accounts', query]}
        load={(page) => answer(api.GET('/api/v1/accounts', { params: { query: { ...query, ...page } } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.noAccounts} />}
      />
      {isCreating && <CreateDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function useColumns(): Column<Schemas['Account']>[] {
  const words = useWords(accountsWords);
  const statuses = useWords(accountStatusWords);
  return [
    { key: 'login', title: words.login, render: ({ id, login }) => <Link to={`/office/accounts/${id}`}>{login}</Link> },
    { key: 'name', title: words.name, render: ({ display_name: name }) => name },
    {
      key: 'posts',
      title: words.posts,
      render: ({ posts }) => <PostNames posts={posts ?? []} />,
    },
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={status === 'active' ? 'good' : 'bad'}>{statuses[status]}</StatusTag>,
    },
    {
      key: 'password',
      title: words.firstPassword,
      render: ({ password_to_change: first }) => (first ? words.passwordToChange : words.passwordOwn),
    },
  ];
}

function PostNames({ posts }: { posts: readonly Schemas['Post'][] }) {
  const words = useWords(accountsWords);
  const roles = useWords(roleWords);
  if (posts.length === 0) return <StatusTag tone="waiting">{words.withoutPost}</StatusTag>;
  return (
    <span className="post-names">
      {posts.map(({ id, role, org_unit_name: unit }) => (
        <span key={id}>
          {roles[role]} · {unit}
        </span>
      ))}
    </span>
  );
}
