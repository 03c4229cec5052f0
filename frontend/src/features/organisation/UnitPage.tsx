import { useQuery } from '@tanstack/react-query';
import { Button, Card, Descriptions } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';

import { answerWithEtag, api, type Schemas } from '../../api/client';
import { useMe } from '../../api/useMe';
import { useWords } from '../../app/words/dictionary';
import { unitKindWords } from '../../app/words/vocabularies';
import { DivisionName } from '../../ui/DivisionName';
import { LinkButton } from '../../ui/LinkButton';
import { PageHeader } from '../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../ui/states';
import { StatusTag } from '../../ui/StatusTag';
import { UnitLink } from '../../ui/UnitLink';
import { isFinal, type UnitVerb } from './deeds';
import { FoundDialog } from './FoundDialog';
import { OpenSiteDialog } from './OpenSiteDialog';
import { SitesOfUnit } from './SitesPage';
import { RenameDialog, UnitDialog } from './UnitDialog';
import { UnitEvents } from './UnitEvents';
import { UnitsBelow } from './UnitsBelow';
import { organisationWords, unitVerbWords } from './words';
import './organisation.css';

type Unit = Schemas['OrgUnit'];

/** One unit: where it stands, what happened to it, what is below it, and what can be done with it. */
export function UnitPage() {
  const { id = '' } = useParams();
  const words = useWords(organisationWords);
  const kinds = useWords(unitKindWords);
  const me = useMe();
  const found = useQuery({
    queryKey: ['org-unit', id],
    queryFn: () => answerWithEtag(api.GET('/api/v1/org-units/{id}', { params: { path: { id } } })),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const { body: unit, etag } = found.data;
  const may = (action: Schemas['Action']) => me.data?.permissions.includes(action) ?? false;
  return (
    <>
      <PageHeader
        title={unit.name}
        note={kinds[unit.kind]}
        backTo="/office/units"
        actions={may('read_events') && <LinkButton to={`/office/trail?record=${id}`}>{words.trail}</LinkButton>}
      />
      <div className="record">
        <div className="record-main">
          <Card>
            <Facts unit={unit} />
            {may('manage_org_unit') && <Deeds unit={unit} etag={etag} />}
          </Card>
          <Card title={<h2>{words.below}</h2>}>
            <UnitsBelow id={id} />
          </Card>
          <Card title={<h2>{words.sites}</h2>}>
            <SitesOfUnit id={id} />
          </Card>
        </div>
        <div className="record-side">
          <Card title={<h2>{words.events}</h2>}>
            <UnitEvents id={id} />
          </Card>
        </div>
      </div>
    </>
  );
}

function Facts({ unit }: { unit: Unit }) {
  const words = useWords(organisationWords);
  const { closed_on: closed, division_code: division, parent_id: parent } = unit;
  const rows: [string, ReactNode][] = [
    [
      words.state,
      <StatusTag key="state" tone={closed ? 'bad' : 'good'}>
        {closed ? words.closedSince(closed) : words.open}
      </StatusTag>,
    ],
    [words.parent, parent ? <UnitLink key="parent" id={parent} /> : words.noParent],
    [words.foundedOn, unit.founded_on],
  ];
  if (division) rows.push([words.division, <DivisionName key="division" code={division} />]);
  return (
    <Descriptions
      column={{ xs: 1, md: 2 }}
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

type Doing = UnitVerb | 'rename' | 'found' | 'open_site';

function Deeds({ unit, etag }: { unit: Unit; etag: string | null }) {
  const words = useWords(organisationWords);
  const verbs = useWords(unitVerbWords);
  const [doing, setDoing] = useState<Doing>();
  if (unit.closed_on) return null;
  const buttons: [Doing, string][] = [['open_site', words.openSite]];
  if (unit.kinds_below.length > 0) buttons.unshift(['found', words.foundBelow]);
  buttons.push(['rename', words.rename], ...unit.allowed.map((verb): [Doing, string] => [verb, verbs[verb]]));
  return (
    <div className="record-steps">
      {buttons.map(([key, label]) => (
        <Button key={key} danger={isFinal(key)} onClick={() => setDoing(key)}>
          {label}
        </Button>
      ))}
      {doing && <Dialog doing={doing} unit={unit} etag={etag} onClose={() => setDoing(undefined)} />}
    </div>
  );
}

type DialogProps = { doing: Doing; unit: Unit; etag: string | null; onClose: () => void };

function Dialog({ doing, unit, etag, onClose }: DialogProps) {
  switch (doing) {
    case 'found':
      return <FoundDialog parent={unit} onClose={onClose} />;
    case 'open_site':
      return <OpenSiteDialog unitId={unit.id} onClose={onClose} />;
    case 'rename':
      return <RenameDialog unit={unit} etag={etag} onClose={onClose} />;
    case 'join':
    case 'merge':
    case 'close':
    case 'upgrade':
    case 'transform':
      return <UnitDialog verb={doing} unit={unit} etag={etag} onClose={onClose} />;
  }
}
