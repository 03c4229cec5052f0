import { answer, api, type Schemas } from '../../../api/client';
import { dayAndClock, hoursOn } from '../days';

export type Verb = Schemas['BookingVerb'];
type Booking = Schemas['Booking'];

/** What stands in the fields of a step: everything typed is text. */
export type StepEntry = {
  reason: string;
  crew_id: string;
  start_at: string;
  end_at: string;
  work_on: string;
  area: string;
  measured_area: string;
  passes: string;
  photos: string;
  operator_name: string;
  inputs_note?: string;
  deviation_reason?: string;
};

/** What a step asks for besides a yes. */
export const asked: Record<Verb, 'nothing' | 'reason' | 'crew' | 'day' | 'work' | 'area'> = {
  confirm: 'nothing',
  dispatch: 'crew',
  start: 'nothing',
  hold_for_weather: 'reason',
  postpone: 'day',
  record_work: 'work',
  ask_rework: 'reason',
  accept: 'area',
  settle: 'nothing',
  cancel: 'reason',
};

/** How a step looks: the way on, a way aside, or an end. */
export const weights: Record<Verb, 'main' | 'aside' | 'end'> = {
  confirm: 'main',
  dispatch: 'main',
  start: 'main',
  hold_for_weather: 'aside',
  postpone: 'aside',
  record_work: 'main',
  ask_rework: 'aside',
  accept: 'main',
  settle: 'main',
  cancel: 'end',
};

const order: Record<'main' | 'aside' | 'end', number> = { main: 0, aside: 1, end: 2 };

/** The steps that a booking offers to whoever sees it, the way on first. */
export function offered({ allowed }: Pick<Booking, 'allowed'>): Verb[] {
  return allowed.toSorted((a, b) => order[weights[a]] - order[weights[b]]);
}

/** The step that a booking waits for. */
const awaited: Partial<Record<Booking['status'], Verb>> = {
  placed: 'confirm',
  confirmed: 'dispatch',
  dispatched: 'start',
  in_progress: 'record_work',
  rework: 'record_work',
  weather_hold: 'postpone',
  work_done: 'accept',
  accepted: 'settle',
};

/** Whether somebody else than the reader has to go on. */
export function waitsForOthers({ allowed, status }: Pick<Booking, 'allowed' | 'status'>): boolean {
  const step = awaited[status];
  return step !== undefined && !allowed.includes(step);
}

/** What the fields of a step hold at first. */
export function firstEntry(verb: Verb, booking: Booking, today: string): Partial<StepEntry> {
  const last = booking.work_records?.[0];
  return {
    ...(verb === 'dispatch' ? { start_at: '08:00', end_at: '17:00' } : hoursOfWork(booking, today)),
    area: trimmed(last?.measured_area ?? booking.area),
    measured_area: trimmed(booking.area),
    passes: String(booking.passes),
    photos: '2',
    operator_name: booking.crew_leader ?? '',
  };
}

function hoursOfWork({ start_at, end_at, work_on }: Booking, today: string) {
  const day = work_on > today ? today : work_on;
  return {
    start_at: start_at ? dayAndClock.of(start_at) : `${day}T08:00`,
    end_at: end_at ? dayAndClock.of(end_at) : `${day}T17:00`,
  };
}

/** `57.800` → `57.8`, as people type it. */
function trimmed(mu: string): string {
  return mu.includes('.') ? mu.replace(/\.?0+$/, '') : mu;
}

/** The report as it is sent: what was left empty is left out. */
export function workBody(entry: StepEntry): Schemas['RecordWork'] {
  return {
    start_at: dayAndClock.instant(entry.start_at),
    end_at: dayAndClock.instant(entry.end_at),
    measured_area: entry.measured_area,
    passes: Number(entry.passes),
    photos: Number(entry.photos),
    operator_name: entry.operator_name,
    ...(entry.inputs_note ? { inputs_note: entry.inputs_note } : {}),
    ...(entry.deviation_reason ? { deviation_reason: entry.deviation_reason } : {}),
  };
}

/** Takes a step, provided that nobody has changed the booking since it was shown. */
export function takeStep(verb: Verb, booking: Booking, etag: string | null, entry: StepEntry) {
  const params = { path: { id: booking.id }, ...(etag ? { header: { 'If-Match': etag } } : {}) };
  const why = () => ({ params, body: { reason: entry.reason } });
  const crew = () => ({
    params,
    body: { crew_id: entry.crew_id, ...hoursOn(booking.work_on, entry.start_at, entry.end_at) },
  });
  const calls = {
    confirm: () => api.POST('/api/v1/bookings/{id}/confirm', { params }),
    dispatch: () => api.POST('/api/v1/bookings/{id}/dispatch', crew()),
    start: () => api.POST('/api/v1/bookings/{id}/start', { params }),
    hold_for_weather: () => api.POST('/api/v1/bookings/{id}/hold-for-weather', why()),
    postpone: () => api.POST('/api/v1/bookings/{id}/postpone', { params, body: { work_on: entry.work_on } }),
    record_work: () => api.POST('/api/v1/bookings/{id}/record-work', { params, body: workBody(entry) }),
    ask_rework: () => api.POST('/api/v1/bookings/{id}/ask-rework', why()),
    accept: () => api.POST('/api/v1/bookings/{id}/accept', { params, body: { area: entry.area } }),
    settle: () => api.POST('/api/v1/bookings/{id}/settle', { params }),
    cancel: () => api.POST('/api/v1/bookings/{id}/cancel', why()),
  } satisfies Record<Verb, () => unknown>;
  return answer<Booking>(calls[verb]());
}
