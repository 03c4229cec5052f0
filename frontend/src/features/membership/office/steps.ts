import { answer, api, type Schemas } from '../../../api/client';

export type Verb = Schemas['ApplicationVerb'];
/** A step of an office; handing in again has a page of its own. */
export type OfficeVerb = Exclude<Verb, 'resubmit'>;
export type StepEntry = { reason: string; decided_on: string };
type Application = Schemas['Application'];

/** What a step asks for besides a yes. */
export const asked: Record<OfficeVerb, 'nothing' | 'reason' | 'date'> = {
  take_up: 'nothing',
  pass_town: 'nothing',
  pass_county: 'nothing',
  approve: 'date',
  publish: 'nothing',
  object: 'reason',
  dismiss_objection: 'reason',
  uphold_objection: 'reason',
  admit: 'nothing',
  return: 'reason',
  reject: 'reason',
  send_back: 'reason',
  withdraw: 'reason',
};

/** Which permission a step needs; returns and rejections belong to the office that has the application now. */
export function permissionFor(verb: Verb, status: Application['status']): Schemas['Action'] {
  const ofReviewer = status === 'county_review' ? 'review_application_in_county' : 'review_application_in_town';
  const needed: Record<Verb, Schemas['Action']> = {
    resubmit: 'enter_application',
    take_up: 'review_application_in_town',
    pass_town: 'review_application_in_town',
    pass_county: 'review_application_in_county',
    approve: 'admit_member',
    publish: 'admit_member',
    object: 'admit_member',
    dismiss_objection: 'admit_member',
    uphold_objection: 'admit_member',
    admit: 'admit_member',
    return: ofReviewer,
    reject: ofReviewer,
    send_back: 'review_application_in_county',
    withdraw: 'enter_application',
  };
  return needed[verb];
}

/** The steps that the application allows now and the post may take. */
export function stepsFor(application: Pick<Application, 'allowed' | 'status'>, me: Pick<Schemas['Me'], 'permissions'>) {
  return application.allowed.filter((verb) => me.permissions.includes(permissionFor(verb, application.status)));
}

/** The steps that take an application further. */
const onward: readonly Verb[] = [
  'take_up',
  'pass_town',
  'pass_county',
  'approve',
  'publish',
  'dismiss_objection',
  'admit',
];

/** Whether another office than the reader's has to go on, and can do so now. */
export function waitsForOthers(
  application: Pick<Application, 'allowed' | 'status'>,
  me: Pick<Schemas['Me'], 'permissions'>,
): boolean {
  const goesOn = application.allowed.some((verb) => onward.includes(verb));
  return goesOn && !stepsFor(application, me).some((verb) => onward.includes(verb));
}

/** Takes a step, provided that nobody has changed the application since it was shown. */
export function takeStep(verb: OfficeVerb, id: string, etag: string | null, { reason, decided_on }: StepEntry) {
  const params = { path: { id }, ...(etag ? { header: { 'If-Match': etag } } : {}) };
  const why = { params, body: { reason } };
  const calls = {
    take_up: () => api.POST('/api/v1/membership-applications/{id}/take-up', { params }),
    pass_town: () => api.POST('/api/v1/membership-applications/{id}/pass-town', { params }),
    pass_county: () => api.POST('/api/v1/membership-applications/{id}/pass-county', { params }),
    approve: () => api.POST('/api/v1/membership-applications/{id}/approve', { params, body: { decided_on } }),
    publish: () => api.POST('/api/v1/membership-applications/{id}/publish', { params }),
    object: () => api.POST('/api/v1/membership-applications/{id}/object', why),
    dismiss_objection: () => api.POST('/api/v1/membership-applications/{id}/dismiss-objection', why),
    uphold_objection: () => api.POST('/api/v1/membership-applications/{id}/uphold-objection', why),
    admit: () => api.POST('/api/v1/membership-applications/{id}/admit', { params }),
    return: () => api.POST('/api/v1/membership-applications/{id}/return', why),
    reject: () => api.POST('/api/v1/membership-applications/{id}/reject', why),
    send_back: () => api.POST('/api/v1/membership-applications/{id}/send-back', why),
    withdraw: () => api.POST('/api/v1/membership-applications/{id}/withdraw', why),
  } satisfies Record<OfficeVerb, () => unknown>;
  return answer<Application>(calls[verb]());
}
