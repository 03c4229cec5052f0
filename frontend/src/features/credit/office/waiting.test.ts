import { expect, it } from 'vitest';

import { waitingFor } from './waiting';

it('shows the town what it prepares, publishes and puts in force', () => {
  expect(waitingFor({ permissions: ['read_rating', 'score_rating'] })).toEqual([
    { status: 'self_declared' },
    { status: 'data_pulled' },
    { status: 'town_surveyed' },
    { status: 'committee_reviewed' },
    { appeals_closed: true },
  ]);
});

it('shows the reviewer what it decides', () => {
  expect(waitingFor({ permissions: ['review_rating'] })).toEqual([{ status: 'scored' }, { status: 'appealed' }]);
});

it('shows nothing to who only reads', () => {
  expect(waitingFor({ permissions: ['read_rating'] })).toEqual([]);
});
