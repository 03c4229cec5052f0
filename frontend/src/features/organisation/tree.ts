import type { Schemas } from '../../api/client';

type Unit = Schemas['OrgUnit'];

export type UnitNode = { unit: Unit; below: UnitNode[] };

/** Federations first, then what they lead; within a kind units stay in the order in which they came. */
const order: readonly Unit['kind'][] = [
  'province_federation',
  'city_federation',
  'county_federation',
  'supply_marketing_federation',
  'town_federation',
  'industry_federation',
  'grassroots_coop',
  'coop_owned_enterprise',
  'farmer_coop',
];

/** The units as a tree. One whose unit above is not among them stands at the top. */
export function treeOf(units: readonly Unit[]): UnitNode[] {
  const known = new Set(units.map(({ id }) => id));
  const children = new Map<string, Unit[]>();
  for (const unit of units) {
    const above = unit.parent_id && known.has(unit.parent_id) ? unit.parent_id : '';
    children.set(above, [...(children.get(above) ?? []), unit]);
  }
  const below = (id: string): UnitNode[] =>
    (children.get(id) ?? [])
      .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
      .map((unit) => ({ unit, below: below(unit.id) }));
  return below('');
}

/** The part of the tree that leads to the units that are looked for. */
export function only(tree: readonly UnitNode[], sought: ReadonlySet<string>): UnitNode[] {
  return tree.flatMap(({ unit, below }) => {
    const rest = only(below, sought);
    return sought.has(unit.id) || rest.length > 0 ? [{ unit, below: rest }] : [];
  });
}

/** Every unit that has others below it. */
export function branches(tree: readonly UnitNode[]): string[] {
  return tree.flatMap(({ unit, below }) => (below.length > 0 ? [unit.id, ...branches(below)] : []));
}
