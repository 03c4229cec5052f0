import { answer, api, type Schemas } from '../../../api/client';
import { ifMatch } from '../ifMatch';

type Transfer = Schemas['Transfer'];
export type TransferVerb = Schemas['TransferVerb'];
type Post = Pick<Schemas['Me'], 'permissions' | 'org_unit_id'>;

/** The steps that the post may take: the receiving town decides, everybody else in reach can take it back. */
export function stepsFor({ allowed, to_unit_id: to }: Pick<Transfer, 'allowed' | 'to_unit_id'>, post: Post) {
  const isReceiving = post.org_unit_id === to;
  const open: Record<TransferVerb, boolean> = {
    accept: isReceiving && post.permissions.includes('decide_transfer'),
    refuse: isReceiving && post.permissions.includes('decide_transfer'),
    cancel: !isReceiving && post.permissions.includes('propose_transfer'),
  };
  return allowed.filter((verb) => open[verb]);
}

/** Takes a step, provided that nobody has changed the transfer since it was shown. */
export function takeStep(verb: TransferVerb, transfer: Pick<Transfer, 'id' | 'version'>, body: { reason: string }) {
  const params = { path: { id: transfer.id }, header: ifMatch(transfer) };
  const calls = {
    accept: () => api.POST('/api/v1/transfers/{id}/accept', { params }),
    refuse: () => api.POST('/api/v1/transfers/{id}/refuse', { params, body }),
    cancel: () => api.POST('/api/v1/transfers/{id}/cancel', { params, body }),
  } satisfies Record<TransferVerb, () => unknown>;
  return answer<Transfer>(calls[verb]());
}
