import { answer, api, type Schemas } from '../../../api/client';
import { ifMatch } from '../ifMatch';
import { votesOf, type VoteEntry } from './vote';

type Expulsion = Schemas['Expulsion'];
export type CaseVerb = Schemas['ExpulsionVerb'];
export type CaseEntry = VoteEntry & { statement: string; ruling: Schemas['CongressRuling']; decided_on: string };

/** Which permission each verb needs. */
const permissions: Record<CaseVerb, Schemas['Action']> = {
  answer: 'answer_expulsion',
  vote: 'decide_expulsion',
  drop: 'open_expulsion',
  appeal: 'open_expulsion',
  rule: 'decide_expulsion',
};

/** The steps that the case allows now and the post may take. */
export function stepsFor(
  { allowed }: Pick<Expulsion, 'allowed'>,
  may: (action: Schemas['Action']) => boolean,
): CaseVerb[] {
  return allowed.filter((verb) => may(permissions[verb]));
}

/** Takes a step, provided that nobody has changed the case since it was shown. */
export function takeStep(verb: CaseVerb, found: Pick<Expulsion, 'id' | 'version'>, entry: CaseEntry) {
  const { statement, ruling, decided_on, voted_on } = entry;
  const params = { path: { id: found.id }, header: ifMatch(found) };
  const votes = votesOf(entry) ?? { seats: 0, in_favour: 0, against: 0, abstained: 0 };
  const calls = {
    answer: () => api.POST('/api/v1/expulsions/{id}/answer', { params, body: { statement } }),
    drop: () => api.POST('/api/v1/expulsions/{id}/drop', { params, body: { statement } }),
    appeal: () => api.POST('/api/v1/expulsions/{id}/appeal', { params, body: { statement } }),
    vote: () => api.POST('/api/v1/expulsions/{id}/vote', { params, body: { ...votes, voted_on } }),
    rule: () => api.POST('/api/v1/expulsions/{id}/rule', { params, body: { ruling, decided_on } }),
  } satisfies Record<CaseVerb, () => unknown>;
  return answer<Expulsion>(calls[verb]());
}
