import { answer, api, type Schemas } from '../../../../api/client';
import { ifMatch } from '../../ifMatch';

type Member = Schemas['Member'];
export type MemberVerb = Schemas['MemberVerb'];
/** A deed that a dialog asks for; a change of entries has a page of its own. */
export type MemberStep = Exclude<MemberVerb, 'request_change'>;

export type MemberEntry = {
  reason: string;
  suspended_for: Schemas['SuspensionReason'];
  lapsed_for: Schemas['LapseReason'];
  card: Schemas['CardReturn'];
  grounds: Schemas['ExpulsionReason'];
  notice: string;
  to_unit_id: string;
};

/** What a deed asks for, in order. */
export const asked: Record<MemberStep, readonly (keyof MemberEntry)[]> = {
  suspend: ['suspended_for', 'reason'],
  reinstate: ['reason'],
  give_notice: ['reason'],
  call_off_notice: ['reason'],
  approve_withdrawal: ['card', 'reason'],
  lapse: ['lapsed_for', 'reason'],
  open_expulsion: ['grounds', 'notice'],
  propose_transfer: ['to_unit_id', 'reason'],
};

/** What takes something from the member. */
export const harsh: readonly MemberVerb[] = ['suspend', 'approve_withdrawal', 'lapse', 'open_expulsion'];

/** Which permission each verb needs. */
const permissions: Record<MemberVerb, Schemas['Action']> = {
  suspend: 'stand_member',
  reinstate: 'stand_member',
  lapse: 'stand_member',
  give_notice: 'give_notice',
  call_off_notice: 'give_notice',
  approve_withdrawal: 'approve_withdrawal',
  open_expulsion: 'open_expulsion',
  propose_transfer: 'propose_transfer',
  request_change: 'request_change',
};

/** The verbs that the membership allows now and the post may use. */
export function stepsFor(
  { standing }: { standing?: Pick<NonNullable<Member['standing']>, 'allowed'> | null | undefined },
  may: (action: Schemas['Action']) => boolean,
): MemberVerb[] {
  return (standing?.allowed ?? []).filter((verb) => may(permissions[verb]));
}

/** What a deed made: the member as it now is, or a case or move with a page of its own. */
export type Made = { page?: string };

/** Does a deed, provided that nobody has changed the member since it was shown. */
export async function takeStep(step: MemberStep, member: Pick<Member, 'id' | 'version'>, entry: MemberEntry) {
  const { reason, suspended_for, lapsed_for, card, grounds, notice, to_unit_id } = entry;
  const params = { path: { id: member.id }, header: ifMatch(member) };
  const why = { params, body: { reason } };
  const made = async (place: string, call: Promise<{ id: string }>): Promise<Made> => ({
    page: `/office/matters/${place}/${(await call).id}`,
  });
  const here = async (call: Promise<Member>): Promise<Made> => {
    await call;
    return {};
  };
  const calls: Record<MemberStep, () => Promise<Made>> = {
    suspend: () => here(answer(api.POST('/api/v1/members/{id}/suspend', { params, body: { suspended_for, reason } }))),
    reinstate: () => here(answer(api.POST('/api/v1/members/{id}/reinstate', why))),
    give_notice: () => here(answer(api.POST('/api/v1/members/{id}/give-notice', why))),
    call_off_notice: () => here(answer(api.POST('/api/v1/members/{id}/call-off-notice', why))),
    approve_withdrawal: () =>
      here(answer(api.POST('/api/v1/members/{id}/approve-withdrawal', { params, body: { card, reason } }))),
    lapse: () => here(answer(api.POST('/api/v1/members/{id}/lapse', { params, body: { lapsed_for, reason } }))),
    open_expulsion: () =>
      made(
        'expulsions',
        answer(api.POST('/api/v1/members/{id}/expulsions', { params, body: { reason: grounds, notice } })),
      ),
    propose_transfer: () =>
      made('transfers', answer(api.POST('/api/v1/members/{id}/transfers', { params, body: { to_unit_id, reason } }))),
  };
  return calls[step]();
}
