import { useQueryClient } from '@tanstack/react-query';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../api/client';
import { answerFile } from '../../api/file';
import { useMe } from '../../api/useMe';
import { useWords } from '../../app/words/dictionary';
import { jobStateWords } from '../../app/words/vocabularies';
import { DownloadButton } from '../../ui/DownloadButton';
import { Choice, optionsOf } from '../../ui/Filters';
import { JobProgress } from '../../ui/JobProgress';
import { type Column, KeysetTable } from '../../ui/KeysetTable';
import { PageHeader } from '../../ui/PageHeader';
import { EmptyState } from '../../ui/states';
import { useFilters } from '../../ui/useFilters';
import { useFormat } from '../../ui/useFormat';
import { jobKindWords, jobsWords } from './words';

type Job = Schemas['Job'];

/** Where the record lies that a job works on. */
const subjects: Record<Schemas['JobKind'], (subject: string) => string> = {
  roster_check: (subject) => `/office/roster-imports/${subject}`,
  roster_commit: (subject) => `/office/roster-imports/${subject}`,
};

/** Long work: how far it has come, what it made, and a way to stop it. */
export function JobsPage() {
  const words = useWords(jobsWords);
  const kinds = useWords(jobKindWords);
  const states = useWords(jobStateWords);
  const filters = useFilters();
  const me = useMe();
  const query = { kind: filters.oneOf('kind', kinds), state: filters.oneOf('state', states) };
  const note = me.data?.role === 'auditor' ? words.ofUnit(me.data.org_unit_name) : words.mine;
  return (
    <>
      <PageHeader title={words.jobs} note={note} />
      <div className="filters">
        <Choice name="kind" label={words.kind} any={words.anyKind} options={optionsOf(kinds)} />
        <Choice name="state" label={words.state} any={words.anyState} options={optionsOf(states)} />
      </div>
      <KeysetTable
        label={words.jobs}
        queryKey={['jobs', query]}
        load={(page) => answer(api.GET('/api/v1/jobs', { params: { query: { ...query, ...page } } }))}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState text={words.noJobs} />}
      />
    </>
  );
}

function useColumns(): Column<Job>[] {
  const words = useWords(jobsWords);
  const kinds = useWords(jobKindWords);
  const format = useFormat();
  const cache = useQueryClient();
  const refresh = () => void cache.invalidateQueries({ queryKey: ['jobs'] });
  return [
    {
      key: 'kind',
      title: words.kind,
      render: ({ kind, subject_id: subject }) => <Link to={subjects[kind](subject)}>{kinds[kind]}</Link>,
    },
    { key: 'progress', title: words.progress, render: (job) => <JobProgress job={job} onEnd={refresh} /> },
    { key: 'begun', title: words.begun, render: ({ created_at: at }) => format.instant(at) },
    { key: 'finished', title: words.finished, render: ({ finished_at: at }) => format.instant(at) },
    { key: 'result', title: words.result, render: (job) => <Result job={job} /> },
  ];
}

function Result({ job: { id, result_file: name } }: { job: Job }) {
  const words = useWords(jobsWords);
  const format = useFormat();
  if (!name) return <>{format.text(null)}</>;
  const load = () =>
    answerFile(api.GET('/api/v1/jobs/{id}/result', { params: { path: { id } }, parseAs: 'blob' }), words.resultName);
  return <DownloadButton size="small" label={words.download} load={load} />;
}
