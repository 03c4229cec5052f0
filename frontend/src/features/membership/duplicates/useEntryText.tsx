import type { ReactNode } from 'react';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import {
  changeFieldWords,
  demoLevelWords,
  identityKindWords,
  industryWords,
  rosterColumnWords,
  scaleUnitWords,
} from '../../../app/words/membership';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { DivisionName } from '../../../ui/DivisionName';
import { useFormat } from '../../../ui/useFormat';
import type { Entry, Form } from './entries';

/** What the entries are called: as the columns of a roster are. */
const columns: Record<Exclude<Entry, 'identity'>, Schemas['RosterColumn']> = {
  memberType: 'member_type',
  name: 'name',
  shortName: 'short_name',
  legalName: 'legal_name',
  legalResidentId: 'legal_resident_id',
  legalMobile: 'legal_mobile',
  registeredCapital: 'registered_capital',
  establishedOn: 'established_on',
  annualRevenue: 'annual_revenue',
  employees: 'employees',
  householdsDriven: 'households_driven',
  contactName: 'contact_name',
  contactMobile: 'contact_mobile',
  division: 'division',
  address: 'address',
  industries: 'industries',
  scale: 'scale_value',
  demoLevel: 'demo_level',
  membersTotal: 'members_total',
  farmerMembers: 'farmer_members',
  organisationMembers: 'organisation_members',
};

export function useEntryName(): (entry: Entry) => string {
  const names = useWords(rosterColumnWords);
  const { identity } = useWords(changeFieldWords);
  return (entry) => (entry === 'identity' ? identity : names[columns[entry]]);
}

/** What a form says under an entry, in the words of the screen. */
export function useEntryText(): (form: Form, entry: Entry) => ReactNode {
  const own = useOwnText();
  const organisation = useOrganisationText();
  return (form, entry) => ({ ...own(form), ...organisation(form) })[entry];
}

function useOwnText() {
  const types = useWords(memberTypeWords);
  const kinds = useWords(identityKindWords);
  const industries = useWords(industryWords);
  const units = useWords(scaleUnitWords);
  const levels = useWords(demoLevelWords);
  const format = useFormat();
  return ({ scale, identity, ...form }: Form) => ({
    memberType: types[form.member_type],
    name: form.name,
    shortName: format.text(form.short_name),
    identity: `${kinds[identity.kind]} ${identity.number}`,
    contactName: form.contact_name,
    contactMobile: form.contact_mobile,
    division: <DivisionName code={form.division_code} />,
    address: form.address,
    industries: form.industries.map((industry) => industries[industry]).join(' · '),
    scale: scale.unit === 'yuan' ? format.money(scale.value) : format.quantity(scale.value, units[scale.unit]),
    demoLevel: levels[form.demo_level],
  });
}

function useOrganisationText() {
  const format = useFormat();
  const count = (value: number | undefined) => format.text(value?.toString());
  return ({ legal_person: person, organisation, composition }: Form) => ({
    legalName: format.text(person?.name),
    legalResidentId: format.text(person?.resident_id),
    legalMobile: format.text(person?.mobile),
    registeredCapital: format.money(organisation?.registered_capital),
    establishedOn: format.date(organisation?.established_on),
    annualRevenue: format.money(organisation?.annual_revenue),
    employees: count(organisation?.employees),
    householdsDriven: count(organisation?.households_driven),
    membersTotal: count(composition?.members_total),
    farmerMembers: count(composition?.farmer_members),
    organisationMembers: count(composition?.organisation_members),
  });
}
