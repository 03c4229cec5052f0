import { answer, api, type Schemas } from '../../../api/client';

export type Verb = Schemas['RatingVerb'];
/** A step that is taken in a dialog; evidence has its own. */
export type Step = Exclude<Verb, 'enter_evidence'>;

export type StepEntry = {
  reason: string;
  ruling: Schemas['AppealRuling'];
  cause: Schemas['DowngradeCause'];
  kind: Schemas['VetoKind'];
};
type Rating = Schemas['Rating'];
type Asked = keyof StepEntry;

/** What a step asks for besides a yes. */
export const asked: Record<Step, readonly Asked[]> = {
  declare: [],
  pull_data: [],
  survey: [],
  score: [],
  review: [],
  return: ['reason'],
  publish: [],
  appeal: ['reason'],
  decide_appeal: ['ruling', 'reason'],
  take_effect: [],
  downgrade: ['cause', 'reason'],
  revoke: ['kind', 'reason'],
};

/** Which permission each verb needs. */
const permissions: Record<Verb, Schemas['Action']> = {
  enter_evidence: 'confirm_evidence',
  declare: 'declare_evidence',
  pull_data: 'score_rating',
  survey: 'score_rating',
  score: 'score_rating',
  review: 'review_rating',
  return: 'review_rating',
  publish: 'score_rating',
  appeal: 'declare_evidence',
  decide_appeal: 'review_rating',
  take_effect: 'score_rating',
  downgrade: 'review_rating',
  revoke: 'review_rating',
};

type Post = Pick<Schemas['Me'], 'permissions'>;

/** The steps that the rating allows now and the post may take. */
export function stepsFor({ allowed }: Pick<Rating, 'allowed'>, post: Post): Step[] {
  return allowed
    .filter((verb) => verb !== 'enter_evidence')
    .filter((verb) => post.permissions.includes(permissions[verb]));
}

/** Whether the post may state and confirm evidence, figures and vetoes of the rating now. */
export function mayEnter({ allowed }: Pick<Rating, 'allowed'>, post: Post): boolean {
  return allowed.includes('enter_evidence') && post.permissions.includes(permissions.enter_evidence);
}

/** The step that a rating waits for. */
const awaited: Partial<Record<Rating['status'], Step>> = {
  draft: 'declare',
  self_declared: 'survey',
  data_pulled: 'survey',
  town_surveyed: 'score',
  scored: 'review',
  committee_reviewed: 'publish',
  publicity: 'take_effect',
  appealed: 'decide_appeal',
};

/** Whether somebody else than the reader has to go on, and can do so now. */
export function waitsForOthers(rating: Pick<Rating, 'allowed' | 'status'>, post: Post): boolean {
  const step = awaited[rating.status];
  return step !== undefined && rating.allowed.includes(step) && !stepsFor(rating, post).includes(step);
}

/** Takes a step, provided that nobody has changed the rating since it was shown. */
export function takeStep(step: Step, id: string, etag: string | null, entry: StepEntry) {
  const { reason, ruling, cause, kind } = entry;
  const params = { path: { id }, ...(etag ? { header: { 'If-Match': etag } } : {}) };
  const calls = {
    declare: () => api.POST('/api/v1/ratings/{id}/declare', { params }),
    pull_data: () => api.POST('/api/v1/ratings/{id}/pull-data', { params }),
    survey: () => api.POST('/api/v1/ratings/{id}/survey', { params }),
    score: () => api.POST('/api/v1/ratings/{id}/score', { params }),
    review: () => api.POST('/api/v1/ratings/{id}/review', { params }),
    return: () => api.POST('/api/v1/ratings/{id}/return', { params, body: { reason } }),
    publish: () => api.POST('/api/v1/ratings/{id}/publish', { params }),
    appeal: () => api.POST('/api/v1/ratings/{id}/appeal', { params, body: { reason } }),
    decide_appeal: () => api.POST('/api/v1/ratings/{id}/decide-appeal', { params, body: { ruling, reason } }),
    take_effect: () => api.POST('/api/v1/ratings/{id}/take-effect', { params }),
    downgrade: () => api.POST('/api/v1/ratings/{id}/downgrade', { params, body: { cause, reason } }),
    revoke: () => api.POST('/api/v1/ratings/{id}/revoke', { params, body: { kind, reason } }),
  } satisfies Record<Step, () => unknown>;
  return answer<Rating>(calls[step]());
}
