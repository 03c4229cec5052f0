import type { Schemas } from '../../api/client';
import type { Tone } from '../../ui/StatusTag';

export const ratingTones: Record<Schemas['RatingStatus'], Tone> = {
  draft: 'waiting',
  self_declared: 'active',
  data_pulled: 'active',
  town_surveyed: 'active',
  scored: 'active',
  committee_reviewed: 'active',
  publicity: 'active',
  appealed: 'waiting',
  effective: 'good',
  downgraded: 'waiting',
  revoked: 'bad',
  expired: 'neutral',
  re_rated: 'neutral',
};

export const gradeTones: Record<Schemas['Grade'], Tone> = {
  AAA: 'good',
  AA: 'good',
  A: 'good',
  B: 'waiting',
  C: 'bad',
};
