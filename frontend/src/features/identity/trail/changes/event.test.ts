import { expect, it } from 'vitest';

import { changesOf, recordPath, strangerOf, subjectOf } from './event';

it('reads what a field was and is', () => {
  expect(
    changesOf({
      changes: { status: { before: 'active', after: 'disabled' }, indicators: { before: null, after: ['A1', 'A2'] } },
    }),
  ).toEqual([
    { field: 'status', before: 'active', after: 'disabled' },
    { field: 'indicators', before: null, after: ['A1', 'A2'] },
  ]);
});

it('reads a value with parts', () => {
  const identity = { kind: 'uscc', number: '92330382MA0000971R' };
  expect(changesOf({ changes: { identity: { before: null, after: identity } } })).toEqual([
    { field: 'identity', before: null, after: identity },
  ]);
});

it.each([{}, null, { status: 'active' }])('finds no change in %j', (changes) =>
  expect(changesOf({ changes })).toEqual([]),
);

it.each([
  ['account.disabled', '/office/accounts/7'],
  ['post.granted', '/office/accounts/7'],
  ['org_unit.founded', '/office/units/7'],
  ['site.closed', '/office/sites/7'],
  ['application.admitted', '/office/applications/7'],
  ['duplicate.merged', '/office/duplicates/7'],
  ['crew.registered', undefined],
] as const)('the record of %s lies at %s', (kind, path) =>
  expect(recordPath({ kind, subject_id: '7', changes: {} })).toBe(path),
);

it('the record of something to do lies where its kind says', () => {
  const changes = { todo: { before: null, after: 'rating.survey' } };
  expect(recordPath({ kind: 'todo.reminded', subject_id: '7', changes })).toBe('/office/ratings/7');
});

it('tells the subject from the kind', () => expect(subjectOf('org_unit.founded')).toBe('org_unit'));

it.each([
  ['session.started', 'self'],
  ['session.refused', 'somebody'],
  ['account.activated', 'self'],
  ['application.submitted', 'applicant'],
  ['document.filed', 'applicant'],
  ['rating.expired', 'system'],
] as const)('where nobody was signed in, %s was done by: %s', (kind, who) => expect(strangerOf(kind)).toBe(who));
