import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../api/client';
import { useMe } from '../../api/useMe';
import { useWords } from '../../app/words/dictionary';
import { siteKindWords } from '../../app/words/vocabularies';
import { useDivisions } from '../../ui/DivisionPicker';
import { Choice, optionsOf } from '../../ui/Filters';
import { type Column, KeysetTable } from '../../ui/KeysetTable';
import { PageHeader } from '../../ui/PageHeader';
import { EmptyState } from '../../ui/states';
import { useFilters } from '../../ui/useFilters';
import { OpenSiteDialog } from './OpenSiteDialog';
import { DayFilter } from './UnitsPage';
import { organisationWords } from './words';
import './organisation.css';

type Site = Schemas['Site'];

/** The places that the units run. */
export function SitesPage() {
  const words = useWords(organisationWords);
  const kinds = useWords(siteKindWords);
  const me = useMe();
  const filters = useFilters();
  const towns = useDivisions(undefined, true);
  const [isOpening, setOpening] = useState(false);
  const day = filters.read('on');
  const query = {
    kind: filters.oneOf('kind', kinds),
    division_code: filters.read('town'),
    as_of: day,
  };
  return (
    <>
      <PageHeader
        title={words.sites}
        note={day ? words.sitesNote(day) : words.sitesToday}
        actions={
          me.data?.permissions.includes('manage_org_unit') && (
            <Button type="primary" onClick={() => setOpening(true)}>
              {words.openSite}
            </Button>
          )
        }
      />
      <div className="filters">
        <Choice name="kind" label={words.siteKind} any={words.anyKind} options={optionsOf(kinds)} />
        <Choice name="town" label={words.siteTown} any={words.anyTown} options={towns.data ?? []} />
        <DayFilter />
      </div>
      <KeysetTable
        label={words.sites}
        queryKey={['sites', query]}
        load={(page) => answer(api.GET('/api/v1/sites', { params: { query: { ...query, ...page } } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.noSites} />}
      />
      {isOpening && <OpenSiteDialog onClose={() => setOpening(false)} />}
    </>
  );
}

function useColumns(): Column<Site>[] {
  const words = useWords(organisationWords);
  const kinds = useWords(siteKindWords);
  const towns = useDivisions(undefined, true);
  const town = (code: string) => towns.data?.find(({ value }) => value === code.slice(0, 9))?.label;
  return [
    { key: 'name', title: words.name, render: ({ id, name }) => <Link to={`/office/sites/${id}`}>{name}</Link> },
    { key: 'kind', title: words.siteKind, render: ({ kind }) => kinds[kind] },
    { key: 'town', title: words.siteTown, render: ({ division_code: code }) => town(code) },
    { key: 'address', title: words.address, render: ({ address }) => address },
    {
      key: 'unit',
      title: words.runBy,
      render: ({ org_unit_id: id, org_unit_name: name }) => <Link to={`/office/units/${id}`}>{name}</Link>,
    },
    { key: 'opened', title: words.openedOn, render: ({ opened_on: day }) => day },
  ];
}

/** The open sites of one unit. */
export function SitesOfUnit({ id }: { id: string }) {
  const words = useWords(organisationWords);
  const columns = useColumns().filter(({ key }) => key !== 'unit' && key !== 'town');
  return (
    <KeysetTable
      label={words.sites}
      queryKey={['sites', { unit: id }]}
      load={(page) => answer(api.GET('/api/v1/sites', { params: { query: { org_unit_id: id, ...page } } }))}
      rowKey={(site) => site.id}
      columns={columns}
      empty={<p className="hint">{words.noSitesHere}</p>}
    />
  );
}
