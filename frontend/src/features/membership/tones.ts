import type { Schemas } from '../../api/client';
import type { Tone } from '../../ui/StatusTag';

export const applicationTones: Record<Schemas['ApplicationStatus'], Tone> = {
  draft: 'neutral',
  submitted: 'waiting',
  town_review: 'active',
  county_review: 'active',
  council_approved: 'active',
  publicity: 'active',
  admitted: 'good',
  returned: 'waiting',
  rejected: 'bad',
  withdrawn: 'neutral',
};

export const memberTones: Record<Schemas['MemberStatus'], Tone> = {
  active: 'good',
  suspended: 'waiting',
  withdrawing: 'waiting',
  transfer_in_progress: 'active',
  withdrawn: 'neutral',
  expelled: 'bad',
  lapsed: 'neutral',
  merged: 'neutral',
};

export const changeTones: Record<Schemas['ChangeStatus'], Tone> = {
  submitted: 'waiting',
  town_checked: 'active',
  applied: 'good',
  rejected: 'bad',
  cancelled: 'neutral',
};

export const expulsionTones: Record<Schemas['ExpulsionStatus'], Tone> = {
  hearing: 'waiting',
  expelled: 'bad',
  dismissed: 'neutral',
  dropped: 'neutral',
  appealed: 'active',
  confirmed: 'bad',
  annulled: 'good',
};

export const transferTones: Record<Schemas['TransferStatus'], Tone> = {
  proposed: 'waiting',
  accepted: 'good',
  refused: 'bad',
  cancelled: 'neutral',
};
