import { answer, api, type Schemas } from '../../../api/client';
import { ifMatch } from '../ifMatch';

type Change = Schemas['ChangeRequest'];
export type ChangeVerb = Schemas['ChangeVerb'];

/** Which permission a step needs; a refusal belongs to the office that has the request now. */
export function permissionFor(verb: ChangeVerb, status: Change['status']): Schemas['Action'] {
  const needed: Record<ChangeVerb, Schemas['Action']> = {
    pass_town: 'check_change',
    approve: 'approve_change',
    reject: status === 'submitted' ? 'check_change' : 'approve_change',
    cancel: 'request_change',
  };
  return needed[verb];
}

/** The steps that the request allows now and the post may take. */
export function stepsFor(
  { allowed, status }: Pick<Change, 'allowed' | 'status'>,
  may: (action: Schemas['Action']) => boolean,
): ChangeVerb[] {
  return allowed.filter((verb) => may(permissionFor(verb, status)));
}

/** Which steps have to say why. */
export const asksReason = (verb: ChangeVerb) => verb === 'reject' || verb === 'cancel';

/** Takes a step, provided that nobody has changed the request since it was shown. */
export function takeStep(verb: ChangeVerb, change: Pick<Change, 'id' | 'version'>, { reason }: { reason: string }) {
  const params = { path: { id: change.id }, header: ifMatch(change) };
  const calls = {
    pass_town: () => api.POST('/api/v1/change-requests/{id}/pass-town', { params }),
    approve: () => api.POST('/api/v1/change-requests/{id}/approve', { params }),
    reject: () => api.POST('/api/v1/change-requests/{id}/reject', { params, body: { reason } }),
    cancel: () => api.POST('/api/v1/change-requests/{id}/cancel', { params, body: { reason } }),
  } satisfies Record<ChangeVerb, () => unknown>;
  return answer<Change>(calls[verb]());
}
