import { expect, it } from 'vitest';

import { keptColumns } from './useColumnChoice';

const known = ['number', 'type', 'identity'];

it('shows the standard columns until somebody chooses', () =>
  expect(keptColumns(null, known, ['number'])).toEqual(['number']));

it('shows what was chosen in the order of the table, without columns that are gone', () =>
  expect(keptColumns('identity gone number', known, [])).toEqual(['number', 'identity']));

it('lets everything be hidden', () => expect(keptColumns('', known, ['number'])).toEqual([]));
