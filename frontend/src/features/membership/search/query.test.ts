import { expect, it } from 'vitest';

import { scaleBounds, withoutGaps } from './query';

it('sends only what is set, and "no" is something', () => {
  expect(withoutGaps({ q: '', status: undefined, verified: false, town: 't' })).toEqual({ verified: false, town: 't' });
});

it('asks for a size only in a unit', () => {
  expect(scaleBounds(undefined, '10', '20')).toEqual({});
  expect(scaleBounds('mu', '10')).toEqual({ scale_unit: 'mu', scale_from: '10' });
});
