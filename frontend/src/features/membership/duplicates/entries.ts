import type { Schemas } from '../../../api/client';

export type Form = Schemas['ShownForm'];

/** Every entry of a form that can be compared, with what a merge takes it along with; the type follows the record. */
export const groups = {
  memberType: null,
  name: 'name',
  shortName: 'name',
  identity: 'identity',
  legalName: 'identity',
  legalResidentId: 'identity',
  legalMobile: 'identity',
  registeredCapital: 'identity',
  establishedOn: 'identity',
  annualRevenue: 'identity',
  employees: 'identity',
  householdsDriven: 'identity',
  contactName: 'contact',
  contactMobile: 'contact',
  division: 'address',
  address: 'address',
  industries: 'business',
  scale: 'business',
  demoLevel: 'recognition',
  membersTotal: 'composition',
  farmerMembers: 'composition',
  organisationMembers: 'composition',
} as const satisfies Record<string, Schemas['MergeField'] | null>;

export type Entry = keyof typeof groups;

/** What a form says under an entry, as a text that is the same only if the entry is; `null` where it says nothing. */
export function told(form: Form, entry: Entry): string | null {
  const { legal_person: person, organisation, composition, identity, scale } = form;
  const texts: Record<Entry, string | number | null | undefined> = {
    memberType: form.member_type,
    name: form.name,
    shortName: form.short_name,
    identity: `${identity.kind} ${identity.number}`,
    legalName: person?.name,
    legalResidentId: person?.resident_id,
    legalMobile: person?.mobile,
    registeredCapital: organisation?.registered_capital,
    establishedOn: organisation?.established_on,
    annualRevenue: organisation?.annual_revenue,
    employees: organisation?.employees,
    householdsDriven: organisation?.households_driven,
    contactName: form.contact_name,
    contactMobile: form.contact_mobile,
    division: form.division_code,
    address: form.address,
    industries: form.industries.toSorted().join(' '),
    scale: `${scale.value} ${scale.unit}`,
    demoLevel: form.demo_level,
    membersTotal: composition?.members_total,
    farmerMembers: composition?.farmer_members,
    organisationMembers: composition?.organisation_members,
  };
  const text = texts[entry];
  return text === null || text === undefined ? null : String(text);
}

export type Likeness = 'same' | 'sameMask' | 'different';

/** Every entry that one of the two forms fills in, and whether they say the same. */
export function compared(first: Form, second: Form): { entry: Entry; is: Likeness }[] {
  return (Object.keys(groups) as Entry[]).flatMap<{ entry: Entry; is: Likeness }>((entry) => {
    const [one, other] = [told(first, entry), told(second, entry)];
    if (one === null && other === null) return [];
    if (one !== other) return [{ entry, is: 'different' }];
    // What is hidden behind the same mask may still differ.
    return [{ entry, is: one?.includes('*') ? 'sameMask' : 'same' }];
  });
}

/** What the record that stays could take from the other one, since they differ there; masked entries may. */
export function takeable(first: Form, second: Form): Schemas['MergeField'][] {
  const differing = compared(first, second).filter(({ is }) => is !== 'same');
  return [...new Set(differing.flatMap(({ entry }) => groups[entry] ?? []))];
}
