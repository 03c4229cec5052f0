import { useQuery } from '@tanstack/react-query';
import { Alert, Card, Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { Link, Navigate, useParams } from 'react-router';

import { answer, answerWithEtag, api, type Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { documentKindWords } from '../../../app/words/vocabularies';
import { PageHeader } from '../../../ui/PageHeader';
import { RemindButton } from '../../../ui/RemindButton';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { StepBar } from '../../../ui/StepBar';
import { useFormat } from '../../../ui/useFormat';
import { DayDeadline, WorkDeadline } from '../deadline/Deadline';
import { Documents } from '../documents/Documents';
import { Progress } from '../Progress';
import { Timeline } from '../Timeline';
import { applicationTones } from '../tones';
import { Warnings } from '../Warnings';
import { applicationStatusWords, waitsForWords } from '../words';
import { FormFacts } from './FormFacts';
import { StepDialog } from './StepDialog';
import { type OfficeVerb, stepsFor, waitsForOthers } from './steps';
import { officeWords, verbWords } from './words';

/** One application: what was filled in, what happened, and what can be done now. */
export function ApplicationPage() {
  const { id = '' } = useParams();
  const params = { path: { id } };
  const found = useQuery({
    queryKey: ['application', id],
    queryFn: () => answerWithEtag(api.GET('/api/v1/membership-applications/{id}', { params })),
  });
  const timeline = useQuery({
    queryKey: ['application', id, 'timeline'],
    queryFn: () => answer(api.GET('/api/v1/membership-applications/{id}/timeline', { params })),
  });
  const words = useWords(officeWords);
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const application = found.data.body;
  return (
    <>
      <PageHeader title={application.form.name} note={application.number} backTo="/office/applications" />
      <div className="record">
        <div className="record-main">
          <Standing application={application} etag={found.data.etag} />
          <Warnings warnings={application.warnings} title={words.warnings} />
          <Card title={<h2>{words.application}</h2>}>
            <FormFacts form={application.form} />
          </Card>
          <Documents owner={{ kind: 'application', id }} />
        </div>
        <div className="record-side">
          <Card title={<h2>{words.history}</h2>}>
            <Decisions application={application} />
            <Timeline events={timeline.data?.items ?? []} />
          </Card>
        </div>
      </div>
    </>
  );
}

type ShownProps = { application: Schemas['Application'] };

function Standing({ application, etag }: ShownProps & { etag: string | null }) {
  const words = useWords(officeWords);
  const statuses = useWords(applicationStatusWords);
  const waits = useWords(waitsForWords);
  const { status, waits_for: waitsFor, due_on: due, reason, objection, member, publicity } = application;
  const isUpheld = status === 'rejected';
  return (
    <Card>
      <p className="record-banner">
        <StatusTag tone={applicationTones[status]}>{statuses[status]}</StatusTag>
        <strong>{waits[waitsFor]}</strong>
        {due && <Due on={due} isCouncil={waitsFor === 'council'} />}
        {publicity && status === 'publicity' && <DayDeadline label={words.publicityEnds} on={publicity.until} />}
        {member && <Link to={`/office/members/${member.id}`}>{`${words.memberLink} ${member.number}`}</Link>}
      </p>
      <Progress status={status} waitsFor={waitsFor} />
      {reason && <Alert type="warning" showIcon title={words.reason} description={reason} />}
      {objection && (
        <Alert
          type="error"
          showIcon
          title={isUpheld ? words.objectionUpheld(objection.raised_on) : words.objectedOn(objection.raised_on)}
          description={objection.reason}
        />
      )}
      <MissingDocuments application={application} />
      <StepButtons application={application} etag={etag} />
    </Card>
  );
}

/** Checks have working days, the council calendar days until it has sat (R1.13). */
function Due({ on, isCouncil }: { on: string; isCouncil: boolean }) {
  const { dueBy } = useWords(officeWords);
  return isCouncil ? <DayDeadline label={dueBy} on={on} /> : <WorkDeadline label={dueBy} on={on} />;
}

function MissingDocuments({ application: { missing_documents: missing, allowed } }: ShownProps) {
  const words = useWords(officeWords);
  const kinds = useWords(documentKindWords);
  if (missing.length === 0 || allowed.length === 0) return null;
  return (
    <Alert type="warning" showIcon title={words.missingDocuments(missing.map((kind) => kinds[kind]).join('、'))} />
  );
}

type Offered = OfficeVerb | 'resubmit';

const plain: readonly Offered[] = ['return', 'send_back', 'object', 'dismiss_objection', 'withdraw'];
const harsh: readonly Offered[] = ['reject', 'uphold_objection'];

function StepButtons({ application, etag }: ShownProps & { etag: string | null }) {
  const verbs = useWords(verbWords);
  const me = useMe();
  if (application.allowed.length === 0) return null;
  return (
    <StepBar
      steps={me.data ? stepsFor(application, me.data) : []}
      verbs={verbs}
      weight={(verb) => (harsh.includes(verb) ? 'end' : plain.includes(verb) ? 'aside' : 'main')}
      dialog={(verb, onClose) =>
        verb === 'resubmit' ? (
          <Navigate to="resubmit" />
        ) : (
          <StepDialog verb={verb} id={application.id} etag={etag} onClose={onClose} />
        )
      }
    >
      {me.data && waitsForOthers(application, me.data) && <RemindButton id={application.id} />}
    </StepBar>
  );
}

function Decisions({ application }: ShownProps) {
  const words = useWords(officeWords);
  const format = useFormat();
  const { entered_by: by, town_review: town, county_review: county, council_approved_on: council } = application;
  const { publicity } = application;
  const rows: [string, ReactNode][] = [
    [words.unit, application.org_unit_name],
    [words.submittedOn, format.date(application.submitted_on)],
    [words.enteredBy, by ?? words.byApplicant],
  ];
  if (town) rows.push([words.townReview, `${town.by} ${town.on}`]);
  if (county) rows.push([words.countyReview, `${county.by} ${county.on}`]);
  if (council) rows.push([words.council, council]);
  if (publicity) rows.push([words.publicity, words.until(publicity.from, publicity.until)]);
  return <Descriptions column={1} items={rows.map(([label, children]) => ({ key: label, label, children }))} />;
}
