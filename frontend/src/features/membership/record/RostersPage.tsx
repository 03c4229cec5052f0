import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { type Column, KeysetTable } from '../../../ui/KeysetTable';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState } from '../../../ui/states';
import { SignDialog } from './SignDialog';
import { recordWords } from './words';

/** The rosters that the councils signed, by year. */
export function RostersPage() {
  const words = useWords(recordWords);
  const me = useMe();
  const [isSigning, setSigning] = useState(false);
  return (
    <>
      <PageHeader
        title={words.rosters}
        note={me.data && words.scope(me.data.org_unit_name)}
        actions={
          me.data?.permissions.includes('manage_roster') && (
            <Button type="primary" onClick={() => setSigning(true)}>
              {words.sign}
            </Button>
          )
        }
      />
      <KeysetTable
        label={words.rosters}
        queryKey={['member-rosters']}
        load={(page) => answer(api.GET('/api/v1/member-rosters', { params: { query: page } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.noRosters} />}
      />
      {isSigning && <SignDialog onClose={() => setSigning(false)} />}
    </>
  );
}

function useColumns(): Column<Schemas['Roster']>[] {
  const words = useWords(recordWords);
  return [
    {
      key: 'year',
      title: words.year,
      render: ({ id, year }) => <Link to={`/office/member-rosters/${id}`}>{words.yearOf(year)}</Link>,
    },
    { key: 'unit', title: words.unit, render: ({ org_unit_name: unit }) => unit },
    { key: 'signed', title: words.signedOn, render: ({ signed_on: day }) => day },
    { key: 'document', title: words.document, render: ({ document }) => document },
  ];
}
