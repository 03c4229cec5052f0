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
