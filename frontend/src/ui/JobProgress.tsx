import { Button, Progress } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../api/client';
import { useWords } from '../app/words/dictionary';
import { jobStateWords } from '../app/words/vocabularies';
import { FormDialog } from './FormDialog';
import { hasEnded, jobTones, percentOf } from './jobs';
import { StatusTag } from './StatusTag';
import { useLiveJob } from './useLiveJob';
import { uiWords } from './words';
import './job-progress.css';

type Job = Schemas['Job'];
type Props = {
  job: Job;
  /** Called when the job ends before the eyes of the person. */
  onEnd: () => void;
};

/** How far long work has come, as it goes on, and a way to stop it. Leaving the page does not stop it. */
export function JobProgress({ job: given, onEnd }: Props) {
  const words = useWords(uiWords);
  const states = useWords(jobStateWords);
  const [job, setJob] = useLiveJob(given, onEnd);
  const [isStopping, setStopping] = useState(false);
  return (
    <div className="job-progress">
      <Progress
        percent={percentOf(job)}
        aria-label={words.progress}
        status={job.state === 'failed' ? 'exception' : hasEnded(job) ? 'normal' : 'active'}
      />
      <p>
        <StatusTag tone={jobTones[job.state]}>{states[job.state]}</StatusTag>
        <span>{words.pieces(job.done, job.total)}</span>
        {job.failed > 0 && <span>{words.piecesFailed(job.failed)}</span>}
        {job.allowed.includes('cancel') && (
          <Button size="small" onClick={() => setStopping(true)}>
            {words.stopJob}
          </Button>
        )}
      </p>
      {isStopping && (
        <FormDialog<object, Job>
          title={words.stopJob}
          consequence={words.stopHelp}
          danger
          send={() => answer(api.POST('/api/v1/jobs/{id}/cancel', { params: { path: { id: job.id } } }))}
          onDone={(stopped) => {
            setStopping(false);
            setJob(stopped);
            if (hasEnded(stopped)) onEnd();
          }}
          onClose={() => setStopping(false)}
        />
      )}
    </div>
  );
}
