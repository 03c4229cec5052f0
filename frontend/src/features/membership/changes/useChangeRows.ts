import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { changeFieldWords } from '../../../app/words/membership';
import { useFormat } from '../../../ui/useFormat';
import { demoLevelWords, fieldWords, identityKindWords, industryWords, scaleUnitWords } from '../words';

type Form = Schemas['ShownForm'];
type Field = Schemas['ChangeField'];

/** One line of a comparison. What is masked may look the same although it is another. */
export type ChangeRow = { key: string; label: string; before: string; after: string; isMasked?: boolean };

/** The lines of each side: label and text, in the same order on both. */
type Side = [key: string, label: string, text: string, isMasked?: boolean][];

/** The lines in which two forms differ, of the fields that a request names. */
export function useChangeRows() {
  const sides = useSides();
  return (fields: readonly Field[], before: Form, after: Form): ChangeRow[] =>
    fields.flatMap((field) => paired(sides(field, before), sides(field, after)));
}

/** Lines that only one side has stand against nothing; lines that are the same on both are left out. */
export function paired(before: Side, after: Side): ChangeRow[] {
  const keys = [...new Set([...before, ...after].map(([key]) => key))];
  return keys.flatMap((key) => {
    const [was, is] = [before.find(([known]) => known === key), after.find(([known]) => known === key)];
    const [, label = '', , isMasked = false] = is ?? was ?? [];
    const row = { key, label, before: was?.[2] ?? '', after: is?.[2] ?? '', isMasked };
    return row.before === row.after && !isMasked ? [] : [row];
  });
}

function useSides() {
  const labels = useWords(changeFieldWords);
  const kinds = useWords(identityKindWords);
  const industries = useWords(industryWords);
  const units = useWords(scaleUnitWords);
  const levels = useWords(demoLevelWords);
  const format = useFormat();
  const organisation = useOrganisationSides();
  return (field: Field, form: Form): Side => {
    const only = (text: string, isMasked = false): Side => [[field, labels[field], text, isMasked]];
    switch (field) {
      case 'name':
        return only(form.name);
      case 'short_name':
        return only(form.short_name ?? '');
      case 'identity':
        return only(`${kinds[form.identity.kind]} ${form.identity.number}`, form.identity.kind === 'resident_id');
      case 'division_code':
        return only(form.division_code);
      case 'address':
        return only(form.address);
      case 'industries':
        return only(form.industries.map((industry) => industries[industry]).join(' · '));
      case 'scale':
        return only(format.quantity(form.scale.value, units[form.scale.unit]));
      case 'demo_level':
        return only(levels[form.demo_level]);
      case 'legal_person':
      case 'organisation':
      case 'composition':
        return organisation(field, form);
    }
  };
}

function useOrganisationSides() {
  const fields = useWords(fieldWords);
  const format = useFormat();
  return (field: 'legal_person' | 'organisation' | 'composition', form: Form): Side => {
    const { legal_person: person, organisation, composition } = form;
    const sides: Record<typeof field, Side> = {
      legal_person: person
        ? [
            ['legal_name', fields.legalName, person.name],
            ['legal_resident_id', fields.legalResidentId, person.resident_id, true],
            ['legal_mobile', fields.legalMobile, person.mobile, true],
          ]
        : [],
      organisation: organisation
        ? [
            ['registered_capital', fields.registeredCapital, format.money(organisation.registered_capital)],
            ['established_on', fields.establishedOn, organisation.established_on],
            ['annual_revenue', fields.annualRevenue, format.money(organisation.annual_revenue)],
            ['employees', fields.employees, fields.persons(organisation.employees)],
            ['households_driven', fields.householdsDriven, fields.households(organisation.households_driven)],
          ]
        : [],
      composition: composition
        ? [
            ['members_total', fields.membersTotal, fields.members(composition.members_total)],
            ['farmer_members', fields.farmerMembers, fields.members(composition.farmer_members)],
            ['organisation_members', fields.organisationMembers, fields.members(composition.organisation_members)],
          ]
        : [],
    };
    return sides[field];
  };
}
