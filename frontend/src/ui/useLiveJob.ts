import { EventSourceParserStream } from 'eventsource-parser/stream';
import { useEffect, useEffectEvent, useState } from 'react';

import { answer, api, ApiProblem, type Schemas } from '../api/client';
import { hasEnded, later } from './jobs';

type Job = Schemas['Job'];

const pauseInMs = 2_000;

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, pauseInMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Tells a job as the server does, until it has ended. The browser's own `EventSource` cannot send the access token. */
async function listen(id: string, tell: (job: Job) => void, signal: AbortSignal): Promise<boolean> {
  const call = api.GET('/api/v1/jobs/{id}/progress', { params: { path: { id } }, parseAs: 'stream', signal });
  const stream = await answer(call);
  if (!stream) return false;
  const events = stream.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream()).getReader();
  try {
    for (;;) {
      const { value, done } = await events.read();
      if (done) return false;
      const job = JSON.parse(value.data) as Job;
      tell(job);
      if (hasEnded(job)) return true;
    }
  } finally {
    await events.cancel();
  }
}

/** Listens until the job has ended. The server closes a stream after a minute, and may be away for a while. */
async function watch(id: string, tell: (job: Job) => void, signal: AbortSignal): Promise<void> {
  const isStopped = () => signal.aborted;
  while (!isStopped()) {
    try {
      if (await listen(id, tell, signal)) return;
    } catch (failure) {
      // A job that somebody else began may not be watched: whoever shows it asks for its record now and then instead.
      if (isStopped() || (failure instanceof ApiProblem && !failure.isPassing)) return;
    }
    await pause(signal);
  }
}

/** A job as it goes on, told by the server. `onEnd` is called when it ends before the eyes of the person. */
export function useLiveJob(given: Job, onEnd: () => void): [Job, (job: Job) => void] {
  const [heard, setHeard] = useState(given);
  const job = later(given, heard);
  const { id } = job;
  const isOver = hasEnded(job);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (isOver) return;
    const stop = new AbortController();
    const tell = (told: Job) => {
      setHeard(told);
      if (hasEnded(told)) end();
    };
    void watch(id, tell, stop.signal);
    return () => stop.abort();
  }, [id, isOver]);
  return [job, setHeard];
}
