import { expect, it } from 'vitest';

import { waitingFor } from './WaitingBookings';

it.each([
  [
    ['work_booking', 'manage_capacity'],
    ['placed', 'confirmed', 'weather_hold', 'rework'],
  ],
  [['settle_booking', 'place_booking'], ['accepted']],
  [['accept_booking', 'cancel_booking'], ['work_done']],
  [['read_booking'], []],
] as const)('for who may %j, bookings wait in %j', (permissions, statuses) =>
  expect(waitingFor([...permissions])).toEqual(statuses),
);
