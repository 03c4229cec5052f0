import { expect, it } from 'vitest';

import type { Schemas } from '../../../api/client';
import { firstEntry, offered, waitsForOthers, workBody, type Verb } from './steps';

it.each<[Verb[], Verb[]]>([
  [['cancel'], ['cancel']],
  [['confirm'], ['confirm']],
  [
    ['start', 'hold_for_weather'],
    ['start', 'hold_for_weather'],
  ],
  [
    ['hold_for_weather', 'record_work'],
    ['record_work', 'hold_for_weather'],
  ],
  [
    ['postpone', 'dispatch', 'cancel'],
    ['dispatch', 'postpone', 'cancel'],
  ],
  [
    ['ask_rework', 'accept'],
    ['accept', 'ask_rework'],
  ],
  [[], []],
])('of %j the way on stands first', (allowed, shown) => expect(offered({ allowed })).toEqual(shown));

const booking = {
  area: '60.000',
  passes: 2,
  work_on: '2026-05-07',
  crew_leader: '林建国',
  start_at: '2026-05-06T23:30:00Z',
  end_at: '2026-05-07T03:20:00Z',
} as Schemas['Booking'];

it('fills a report with what was agreed', () =>
  expect(firstEntry('record_work', booking, '2026-05-07')).toMatchObject({
    start_at: '2026-05-07T07:30',
    end_at: '2026-05-07T11:20',
    measured_area: '60',
    passes: '2',
    operator_name: '林建国',
  }));

it('offers what was measured last for acceptance', () => {
  const worked = { ...booking, work_records: [{ measured_area: '57.800' }] } as Schemas['Booking'];
  expect(firstEntry('accept', worked, '2026-05-07').area).toBe('57.8');
});

it('sends a report without what was left empty', () => {
  const body = workBody({
    ...(firstEntry('record_work', booking, '2026-05-07') as Parameters<typeof workBody>[0]),
    inputs_note: '',
    deviation_reason: '田角积水',
  });
  expect(body).toEqual({
    start_at: '2026-05-06T23:30:00.000Z',
    end_at: '2026-05-07T03:20:00.000Z',
    measured_area: '60',
    passes: 2,
    photos: 2,
    operator_name: '林建国',
    deviation_reason: '田角积水',
  });
});

it.each<[Schemas['BookingStatus'], Verb[], boolean]>([
  ['placed', ['cancel'], true],
  ['placed', ['confirm'], false],
  ['work_done', [], true],
  ['work_done', ['accept', 'ask_rework'], false],
  ['settled', [], false],
  ['cancelled', [], false],
])('%s, whoever is offered %j waits for somebody else: %s', (status, allowed, waits) =>
  expect(waitsForOthers({ status, allowed })).toBe(waits),
);
