import type { Schemas } from '../../api/client';

export type MemberType = Schemas['MemberType'];
export type IdentityKind = Schemas['IdentityKind'];
type Form = Schemas['ApplicationForm'];

/** What stands in the fields: everything typed is text, and nothing has to be there yet. */
export type Entered = Partial<Omit<Form, 'member_type' | 'organisation' | 'composition' | 'scale'>> & {
  identity_kind?: IdentityKind;
  scale?: { unit?: Schemas['Scale']['unit']; value?: string };
  organisation?: Partial<Record<keyof Schemas['OrganisationFacts'], string>>;
  composition?: Partial<Record<keyof Schemas['Composition'], string>>;
};

/** By what each type may be known; the first is offered first. */
export const identityKinds: Record<MemberType, readonly [IdentityKind, ...IdentityKind[]]> = {
  family_farm: ['uscc', 'resident_id'],
  large_grower: ['resident_id'],
  coop: ['uscc'],
  coop_union: ['uscc'],
  enterprise: ['uscc'],
  service_org: ['uscc'],
  individual: ['resident_id'],
  village_eco: ['uscc'],
};

export function hasComposition(type: MemberType): boolean {
  return type === 'coop' || type === 'coop_union';
}

export function kindOf(type: MemberType, chosen: IdentityKind | undefined): IdentityKind {
  const kinds = identityKinds[type];
  return chosen && kinds.includes(chosen) ? chosen : kinds[0];
}

/** The form as it is sent: only what this type of applicant is asked for. */
export function formBody(type: MemberType, entered: Entered): Form {
  const kind = kindOf(type, entered.identity_kind);
  const number = entered.identity?.[kind] ?? '';
  const isOrganisation = kind === 'uscc';
  const { legal_person: person, organisation, composition, scale } = entered;
  return {
    member_type: type,
    name: entered.name ?? '',
    ...(entered.short_name ? { short_name: entered.short_name } : {}),
    identity: isOrganisation ? { uscc: number } : { resident_id: number },
    ...(isOrganisation && person ? { legal_person: person } : {}),
    contact_name: entered.contact_name ?? '',
    contact_mobile: entered.contact_mobile ?? '',
    division_code: entered.division_code ?? '',
    address: entered.address ?? '',
    industries: entered.industries ?? [],
    ...(scale?.value ? { scale: { unit: scale.unit ?? 'mu', value: scale.value } } : {}),
    ...(isOrganisation && organisation ? { organisation: organisationBody(organisation) } : {}),
    demo_level: entered.demo_level ?? 'none',
    ...(hasComposition(type) && composition ? { composition: compositionBody(composition) } : {}),
    accepts_charter: entered.accepts_charter ?? false,
  };
}

export function organisationBody(facts: NonNullable<Entered['organisation']>): Schemas['OrganisationFacts'] {
  return {
    registered_capital: facts.registered_capital ?? '',
    established_on: facts.established_on ?? '',
    annual_revenue: facts.annual_revenue ?? '',
    employees: Number(facts.employees),
    households_driven: Number(facts.households_driven),
  };
}

export function compositionBody(parts: NonNullable<Entered['composition']>): Schemas['Composition'] {
  return {
    members_total: Number(parts.members_total),
    farmer_members: Number(parts.farmer_members),
    organisation_members: Number(parts.organisation_members),
  };
}

/** Where an objection shows: at a field that the person can reach, not at the group that the server means. */
export function fieldPointer(pointer: string, kind: IdentityKind, within = ''): string {
  const own = within && pointer.startsWith(within) ? pointer.slice(within.length) : pointer;
  if (own === '/identity') return `/identity/${kind}`;
  return own === '/scale' ? '/scale/value' : own;
}

/** What a returned form can be begun from: all that was not masked. */
export function enteredAgain(form: Schemas['ShownForm']): Entered {
  const { organisation, composition, legal_person: person } = form;
  return {
    name: form.name,
    short_name: form.short_name ?? undefined,
    identity_kind: form.identity.kind,
    identity: form.identity.kind === 'uscc' ? { uscc: form.identity.number } : {},
    ...(person ? { legal_person: { name: person.name, resident_id: '', mobile: '' } } : {}),
    contact_name: form.contact_name,
    division_code: form.division_code,
    address: form.address,
    industries: form.industries,
    scale: form.scale,
    ...(organisation
      ? {
          organisation: {
            ...organisation,
            employees: String(organisation.employees),
            households_driven: String(organisation.households_driven),
          },
        }
      : {}),
    demo_level: form.demo_level,
    ...(composition
      ? {
          composition: {
            members_total: String(composition.members_total),
            farmer_members: String(composition.farmer_members),
            organisation_members: String(composition.organisation_members),
          },
        }
      : {}),
  };
}
