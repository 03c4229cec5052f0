import { expect, it } from 'vitest';

import type { Schemas } from '../../api/client';
import { branches, only, treeOf, type UnitNode } from './tree';

function unit(id: string, kind: Schemas['UnitKind'], parent: string | null): Schemas['OrgUnit'] {
  return {
    id,
    kind,
    name: id,
    parent_id: parent,
    founded_on: '2018-01-01',
    allowed: [],
    kinds_below: [],
    kinds_above: [],
    version: 1,
  };
}

const units = [
  unit('county', 'county_federation', null),
  unit('firm', 'coop_owned_enterprise', 'county'),
  unit('liushi', 'town_federation', 'county'),
  unit('hongqiao', 'town_federation', 'county'),
  unit('coop', 'grassroots_coop', 'hongqiao'),
];

/** `county(liushi,hongqiao(coop))` */
const written = (tree: readonly UnitNode[]): string =>
  tree.map(({ unit: { id }, below }) => (below.length > 0 ? `${id}(${written(below)})` : id)).join(',');

it('puts units below the one above, federations before enterprises', () => {
  expect(written(treeOf(units))).toBe('county(liushi,hongqiao(coop),firm)');
});

it('puts a unit at the top whose unit above is not in reach', () => {
  expect(written(treeOf(units.slice(2)))).toBe('liushi,hongqiao(coop)');
});

it('keeps the way to what is looked for and nothing else', () => {
  expect(written(only(treeOf(units), new Set(['coop', 'firm'])))).toBe('county(hongqiao(coop),firm)');
  expect(only(treeOf(units), new Set(['elsewhere']))).toEqual([]);
});

it('names the units that have others below', () => {
  expect(branches(treeOf(units))).toEqual(['county', 'hongqiao']);
});
