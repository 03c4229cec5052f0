import { answer, api, type Schemas } from '../../../api/client';

export type Pair = Schemas['MemberDuplicate'];
export type PairVerb = Schemas['PairVerb'];
export type PairEntry = Schemas['ProposeMerge'];

const permissions: Record<PairVerb, Schemas['Action']> = {
  dismiss: 'judge_duplicate',
  propose_merge: 'judge_duplicate',
  decline_merge: 'merge_members',
  merge: 'merge_members',
};

/** The steps that the pair allows now and the post may take. */
export function stepsFor({ allowed }: Pick<Pair, 'allowed'>, me: Pick<Schemas['Me'], 'permissions'>): PairVerb[] {
  return allowed.filter((verb) => me.permissions.includes(permissions[verb]));
}

/** Takes a step, provided that nobody has changed the pair since it was shown. */
export function takeStep(verb: PairVerb, id: string, etag: string | null, { survivor, take, reason }: PairEntry) {
  const params = { path: { id }, ...(etag ? { header: { 'If-Match': etag } } : {}) };
  const calls = {
    dismiss: () => api.POST('/api/v1/member-duplicates/{id}/dismiss', { params, body: { reason } }),
    propose_merge: () =>
      api.POST('/api/v1/member-duplicates/{id}/propose-merge', { params, body: { survivor, take, reason } }),
    decline_merge: () => api.POST('/api/v1/member-duplicates/{id}/decline-merge', { params, body: { reason } }),
    merge: () => api.POST('/api/v1/member-duplicates/{id}/merge', { params }),
  } satisfies Record<PairVerb, () => unknown>;
  return answer<Pair>(calls[verb]());
}
