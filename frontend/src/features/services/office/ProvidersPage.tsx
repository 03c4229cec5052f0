import { useState } from 'react';
import { Button } from 'antd';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { providerTones } from '../tones';
import { providerStatusWords } from '../words';
import { RegisterDialog } from './RegisterDialog';
import { ProviderFields } from './fields';
import { providerWords } from './words';

/** Those who serve growers. */
export function ProvidersPage() {
  const words = useWords(providerWords);
  const me = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <PageHeader
        title={words.providers}
        actions={
          me.data?.permissions.includes('manage_provider') && (
            <Button type="primary" onClick={() => setOpen(true)}>
              {words.register}
            </Button>
          )
        }
      />
      <KeysetTable
        label={words.providers}
        queryKey={['providers']}
        load={(page) => answer(api.GET('/api/v1/providers', { params: { query: page } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.none} />}
      />
      {isOpen && me.data && (
        <RegisterDialog<Schemas['RegisterProvider']>
          title={words.register}
          send={(body) => answer(api.POST('/api/v1/providers', { body }))}
          initial={{ org_unit_id: me.data.org_unit_id }}
          stale={['providers']}
          onClose={() => setOpen(false)}
        >
          <ProviderFields />
        </RegisterDialog>
      )}
    </>
  );
}

function useColumns(): Column<Schemas['Provider']>[] {
  const words = useWords(providerWords);
  const statuses = useWords(providerStatusWords);
  return [
    { key: 'name', title: words.name, render: ({ id, name }) => <Link to={`/office/providers/${id}`}>{name}</Link> },
    {
      key: 'status',
      title: words.status,
      render: ({ status }) => <StatusTag tone={providerTones[status]}>{statuses[status]}</StatusTag>,
    },
    { key: 'contact', title: words.contact, render: ({ contact_name: name }) => name },
    { key: 'mobile', title: words.mobile, render: ({ contact_mobile: mobile }) => mobile },
  ];
}
