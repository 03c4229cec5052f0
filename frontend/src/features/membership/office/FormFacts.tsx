import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { changeFieldWords } from '../../../app/words/membership';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { DivisionName } from '../../../ui/DivisionName';
import { useFormat } from '../../../ui/useFormat';
import { demoLevelWords, fieldWords, identityKindWords, industryWords, scaleUnitWords } from '../words';
import './office.css';

type Form = Schemas['ShownForm'];
type Field = Schemas['PersonalField'];

type Props = {
  form: Form;
  /** Stands behind a masked number, such as the way to see it in full. */
  personal?: (field: Field) => ReactNode;
};

/** Everything on a form, its personal data masked. */
export function FormFacts({ form, personal }: Props) {
  return (
    <Descriptions
      column={{ xs: 1, md: 2 }}
      items={[...useOwnFacts(form, personal), ...useOrganisationFacts(form, personal)]}
    />
  );
}

function useOwnFacts(form: Form, personal: Props['personal']) {
  const fields = useWords(fieldWords);
  const shown = useWords(changeFieldWords);
  const types = useWords(memberTypeWords);
  const kinds = useWords(identityKindWords);
  const industries = useWords(industryWords);
  const units = useWords(scaleUnitWords);
  const levels = useWords(demoLevelWords);
  const format = useFormat();
  const { scale } = form;
  const size = scale.unit === 'yuan' ? format.money(scale.value) : format.quantity(scale.value, units[scale.unit]);
  return facts({
    [fields.memberType]: types[form.member_type],
    [fields.name]: form.short_name ? `${form.name}（${form.short_name}）` : form.name,
    [kinds[form.identity.kind]]: <Personal value={form.identity.number} after={personal?.('identity')} />,
    [fields.division]: <DivisionName code={form.division_code} />,
    [fields.address]: form.address,
    [fields.contactName]: form.contact_name,
    [fields.contactMobile]: <Personal value={form.contact_mobile} after={personal?.('contact_mobile')} />,
    [shown.industries]: form.industries.map((industry) => industries[industry]).join(' · '),
    [fields.scale]: size,
    [fields.demoLevel]: levels[form.demo_level],
  });
}

function useOrganisationFacts(form: Form, personal: Props['personal']) {
  const fields = useWords(fieldWords);
  const format = useFormat();
  const { organisation, composition, legal_person: person } = form;
  return facts({
    ...(person && {
      [fields.legalName]: person.name,
      [fields.legalResidentId]: <Personal value={person.resident_id} after={personal?.('legal_resident_id')} />,
      [fields.legalMobile]: <Personal value={person.mobile} after={personal?.('legal_mobile')} />,
    }),
    ...(organisation && {
      [fields.registeredCapital]: format.money(organisation.registered_capital),
      [fields.establishedOn]: organisation.established_on,
      [fields.annualRevenue]: format.money(organisation.annual_revenue),
      [fields.employees]: fields.persons(organisation.employees),
      [fields.householdsDriven]: fields.households(organisation.households_driven),
    }),
    ...(composition && {
      [fields.membersTotal]: fields.members(composition.members_total),
      [fields.farmerMembers]: fields.members(composition.farmer_members),
      [fields.organisationMembers]: fields.members(composition.organisation_members),
    }),
  });
}

function facts(shown: Record<string, ReactNode>) {
  return Object.entries(shown).map(([label, children]) => ({ key: label, label, children }));
}

function Personal({ value, after }: { value: string; after: ReactNode }) {
  return (
    <span className="personal">
      {value} {after}
    </span>
  );
}
