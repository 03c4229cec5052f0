import type { Schemas } from '../../../api/client';
import { quantityDigits } from '../../../ui/format';
import { compositionBody, type Entered, kindOf, organisationBody } from '../formBody';

type Form = Schemas['ShownForm'];
type Changes = Schemas['MemberChanges'];

/** What stands in the fields of a change, besides the form itself. */
export type ChangeEntry = Entered & {
  /** Whether the legal representative is replaced; its numbers are only shown masked. */
  replaces_legal_person?: boolean;
  evidence?: string;
};

/** Amounts are the same with and without zeros at the end. */
const isSame = (one: string | number, other: string | number) =>
  quantityDigits(String(one)) === quantityDigits(String(other));

function differs<Facts extends object>(before: Facts | null | undefined, after: Facts): boolean {
  if (!before) return true;
  return (Object.keys(after) as (keyof Facts)[]).some((key) => !isSame(String(before[key]), String(after[key])));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

/** The number that was typed, if it is another one; a resident number is only shown masked and begins empty. */
function identityChange(form: Form, entered: ChangeEntry): Pick<Changes, 'identity'> {
  const kind = kindOf(form.member_type, entered.identity_kind ?? form.identity.kind);
  const number = entered.identity?.[kind]?.trim();
  if (!number || (kind === form.identity.kind && number === form.identity.number)) return {};
  return { identity: kind === 'uscc' ? { uscc: number } : { resident_id: number } };
}

function textChanges(form: Form, entered: ChangeEntry): Changes {
  const { name, short_name: short, address, division_code: division } = entered;
  return {
    ...(name !== undefined && name !== form.name ? { name } : {}),
    ...(short !== undefined && short !== (form.short_name ?? '') ? { short_name: short } : {}),
    ...(division !== undefined && division !== form.division_code ? { division_code: division } : {}),
    ...(address !== undefined && address !== form.address ? { address } : {}),
  };
}

/** Only what differs from the form that is known; a group counts as a whole. */
export function changesOf(form: Form, entered: ChangeEntry): Changes {
  const { industries, scale, demo_level: level, organisation, composition, legal_person: person } = entered;
  const size = scale?.value ? { unit: scale.unit ?? form.scale.unit, value: scale.value } : undefined;
  const facts = organisation && organisationBody(organisation);
  const parts = composition && compositionBody(composition);
  return {
    ...textChanges(form, entered),
    ...identityChange(form, entered),
    ...(entered.replaces_legal_person && person ? { legal_person: person } : {}),
    ...(industries && !isSameSet(industries, form.industries) ? { industries } : {}),
    ...(size && differs(form.scale, size) ? { scale: size } : {}),
    ...(facts && differs(form.organisation, facts) ? { organisation: facts } : {}),
    ...(level !== undefined && level !== form.demo_level ? { demo_level: level } : {}),
    ...(parts && differs(form.composition, parts) ? { composition: parts } : {}),
  };
}
