import { expect, it } from 'vitest';

import { recordPath } from './recordPath';

it.each([
  ['application.town_check', '/office', '/office/applications/7'],
  ['rating.survey', '/office', '/office/ratings/7'],
  ['booking.settle', '/office', '/office/bookings/7'],
  ['booking.confirm', '/work', '/work/bookings/7'],
  ['booking.accept', '/my', '/my/bookings/7'],
  ['rating.declare', '/my', '/my/rating/7/declare'],
] as const)('%s on %s is done at %s', (kind, base, path) =>
  expect(recordPath({ kind, subject_id: '7' }, base)).toBe(path),
);
