import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Card, Steps } from 'antd';
import { useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { JobProgress } from '../../../ui/JobProgress';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFormat } from '../../../ui/useFormat';
import { useIsPhone } from '../../../ui/useIsPhone';
import { Deeds } from './Deeds';
import { Reconciliation } from './Reconciliation';
import { jobUnderWay, places, rosterTones } from './stand';
import { Standing } from './Standing';
import { rostersWords, rosterStateWords } from './words';
import './rosters.css';

type Roster = Schemas['RosterImport'];

/** How often a roster under way is asked for, for whoever may not watch the job of somebody else. */
const lookInMs = 5_000;

/** One roster: what its check found, entering it, and taking that back. */
export function ImportPage() {
  const { id = '' } = useParams();
  const roster = useQuery({
    queryKey: ['roster-import', id],
    queryFn: () => answer(api.GET('/api/v1/roster-imports/{id}', { params: { path: { id } } })),
    refetchInterval: ({ state: { data } }) => (data && jobUnderWay(data) ? lookInMs : false),
  });
  if (roster.isPending) return <LoadingState />;
  if (roster.isError) return <ProblemState problem={roster.error} onRetry={() => void roster.refetch()} />;
  return <One roster={roster.data} />;
}

function One({ roster }: { roster: Roster }) {
  const words = useWords(rostersWords);
  const states = useWords(rosterStateWords);
  const format = useFormat();
  const cache = useQueryClient();
  const job = jobUnderWay(roster);
  const refresh = () => {
    for (const key of ['roster-import', 'roster-imports', 'roster-rows', 'jobs', 'members']) {
      void cache.invalidateQueries({ queryKey: [key] });
    }
  };
  return (
    <>
      <PageHeader
        title={roster.file_name}
        note={`${roster.org_unit_name} · ${format.instant(roster.created_at)} · ${words.readAs(words.formats[roster.format], words.encodings[roster.encoding])}`}
        backTo="/office/roster-imports"
      />
      <div className="roster-one">
        <Card>
          <Way state={roster.state} />
          <div className="roster-standing">
            <StatusTag tone={rosterTones[roster.state]}>{states[roster.state]}</StatusTag>
            <Standing roster={roster} />
          </div>
          {job && <JobProgress key={job.id} job={job} onEnd={refresh} />}
          <Deeds roster={roster} onDone={refresh} />
        </Card>
        {roster.state !== 'checking' && roster.state !== 'check_stopped' && <Reconciliation roster={roster} />}
      </div>
    </>
  );
}

/** The way of a roster, and where on it this one stands. */
function Way({ state }: Pick<Roster, 'state'>) {
  const { steps } = useWords(rostersWords);
  const isPhone = useIsPhone();
  const { at, status } = places[state];
  return (
    <Steps
      className="roster-way"
      current={at}
      status={status}
      size={isPhone ? 'small' : 'medium'}
      responsive={false}
      {...(isPhone ? { titlePlacement: 'vertical' as const } : {})}
      items={Object.entries(steps).map(([key, title]) => ({ key, title }))}
    />
  );
}
