import type { Schemas } from '../../api/client';
import type { Tone } from '../../ui/StatusTag';

export const bookingTones: Record<Schemas['BookingStatus'], Tone> = {
  placed: 'waiting',
  confirmed: 'active',
  dispatched: 'active',
  in_progress: 'active',
  weather_hold: 'waiting',
  work_done: 'waiting',
  rework: 'bad',
  accepted: 'waiting',
  settled: 'good',
  cancelled: 'neutral',
};

export const providerTones: Record<Schemas['ProviderStatus'], Tone> = { active: 'good', suspended: 'bad' };
