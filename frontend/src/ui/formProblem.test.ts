import { expect, it } from 'vitest';

import { fieldName, fieldStates } from './formProblem';

it.each([
  ['/login', ['login']],
  ['/legal_person/resident_id', ['legal_person', 'resident_id']],
  ['/plots/0/area', ['plots', 0, 'area']],
  ['/codes/007', ['codes', '007']],
  ['/a~1b/c~0d', ['a/b', 'c~d']],
  ['/tilde~01', ['tilde~1']],
  ['', []],
])('the pointer %s names the field %j', (pointer, name) => expect(fieldName(pointer)).toEqual(name));

it('gathers the messages of a field and leaves those on the whole form to the alert', () => {
  const states = fieldStates([
    { pointer: '/name', code: 'too_long', message: 'too long' },
    { pointer: '', code: 'too_long', message: 'contradictory' },
    { pointer: '/name', code: 'too_long', message: 'control character' },
  ]);
  expect(states).toEqual([{ name: ['name'], errors: ['too long', 'control character'] }]);
});
