import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Card, Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';

import { answer, answerWithEtag, api, type Schemas } from '../../api/client';
import { useMe } from '../../api/useMe';
import { useWords } from '../../app/words/dictionary';
import { siteKindWords } from '../../app/words/vocabularies';
import { DivisionName } from '../../ui/DivisionName';
import { FormDialog } from '../../ui/FormDialog';
import { LinkButton } from '../../ui/LinkButton';
import { PageHeader } from '../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../ui/states';
import { StatusTag } from '../../ui/StatusTag';
import { chinaToday } from '../../ui/today';
import { UnitLink } from '../../ui/UnitLink';
import { DayField } from './fields';
import { organisationWords } from './words';

type Site = Schemas['Site'];

/** One site: what it is for, where it lies, who runs it, and the way to close it. */
export function SitePage() {
  const { id = '' } = useParams();
  const words = useWords(organisationWords);
  const kinds = useWords(siteKindWords);
  const me = useMe();
  const [isClosing, setClosing] = useState(false);
  const found = useQuery({
    queryKey: ['site', id],
    queryFn: () => answerWithEtag(api.GET('/api/v1/sites/{id}', { params: { path: { id } } })),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const { body: site, etag } = found.data;
  const may = (action: Schemas['Action']) => me.data?.permissions.includes(action) ?? false;
  return (
    <>
      <PageHeader
        title={site.name}
        note={kinds[site.kind]}
        backTo="/office/sites"
        actions={may('read_events') && <LinkButton to={`/office/trail?record=${id}`}>{words.trail}</LinkButton>}
      />
      <Card>
        <Facts site={site} />
        {may('manage_org_unit') && site.allowed.includes('close') && (
          <div className="record-steps">
            <Button danger onClick={() => setClosing(true)}>
              {words.closeSite}
            </Button>
          </div>
        )}
      </Card>
      {isClosing && <CloseDialog id={id} etag={etag} onClose={() => setClosing(false)} />}
    </>
  );
}

function Facts({ site }: { site: Site }) {
  const words = useWords(organisationWords);
  const { closed_on: closed } = site;
  const rows: [string, ReactNode][] = [
    [
      words.state,
      <StatusTag key="state" tone={closed ? 'bad' : 'good'}>
        {closed ? words.siteClosed : words.siteOpen}
      </StatusTag>,
    ],
    [words.runBy, <UnitLink key="unit" id={site.org_unit_id} />],
    [words.siteDivision, <DivisionName key="division" code={site.division_code} />],
    [words.address, site.address],
    [words.openedOn, site.opened_on],
  ];
  if (closed) rows.push([words.siteClosedOn, closed]);
  return (
    <Descriptions
      column={{ xs: 1, md: 2 }}
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function CloseDialog({ id, etag, onClose }: { id: string; etag: string | null; onClose: () => void }) {
  const words = useWords(organisationWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const params = { path: { id }, ...(etag ? { header: { 'If-Match': etag } } : {}) };
  return (
    <FormDialog<{ on: string }, Site>
      title={words.closeSite}
      consequence={words.closeSiteHelp}
      danger
      initial={{ on: chinaToday() }}
      send={(body) => answer(api.POST('/api/v1/sites/{id}/close', { params, body }))}
      onDone={() => {
        void message.success(words.done);
        onClose();
        void cache.invalidateQueries({ queryKey: ['site', id] });
        void cache.invalidateQueries({ queryKey: ['sites'] });
      }}
      onClose={onClose}
    >
      <DayField name="on" label={words.on} />
    </FormDialog>
  );
}
