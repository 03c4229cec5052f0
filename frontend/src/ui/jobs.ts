import type { Schemas } from '../api/client';
import type { Tone } from './StatusTag';

type Job = Schemas['Job'];
type State = Schemas['JobState'];

const underWay: readonly State[] = ['queued', 'running', 'cancelling'];

export function hasEnded({ state }: Pick<Job, 'state'>): boolean {
  return !underWay.includes(state);
}

/** How far a job has come, in whole per cent; it reaches 100 only when nothing is left. */
export function percentOf({ state, done, total }: Pick<Job, 'state' | 'done' | 'total'>): number {
  if (state === 'done') return 100;
  return total === 0 ? 0 : Math.min(99, Math.floor((done * 100) / total));
}

/** Of what was asked for and what was heard about the same job, the later. */
export function later(given: Job, heard: Job): Job {
  return heard.id === given.id && heard.version > given.version ? heard : given;
}

export const jobTones: Record<State, Tone> = {
  queued: 'waiting',
  running: 'active',
  cancelling: 'waiting',
  done: 'good',
  failed: 'bad',
  cancelled: 'neutral',
};
