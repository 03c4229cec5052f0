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
import { useFormat } from '../../../ui/useFormat';
import { CreateDialog } from './CreateDialog';
import { accountsWords, accountStatusWords } from './words';

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
  const format = useFormat();
  return [
    { key: 'login', title: words.login, render: ({ id, login }) => <Link to={`/office/accounts/${id}`}>{login}</Link> },
    { key: 'name', title: words.name, render: ({ display_name: name }) => name },
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => (
        <StatusTag tone={status === 'active' ? 'good' : 'bad'}>{statuses[status]}</StatusTag>
      ),
    },
    {
      key: 'password',
      title: words.firstPassword,
      render: ({ password_to_change: first }) => (first ? words.passwordToChange : words.passwordOwn),
    },
    { key: 'created', title: words.createdAt, render: ({ created_at: at }) => format.instant(at) },
  ];
}
