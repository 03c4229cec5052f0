import { Checkbox, Form, Input, Radio, Select, Space } from 'antd';
import type { ReactNode } from 'react';

import { useWords } from '../../../app/words/dictionary';
import { DivisionPicker } from '../../../ui/DivisionPicker';
import { hasComposition, type IdentityKind, identityKinds, type MemberType } from '../formBody';
import { demoLevelWords, fieldWords, identityKindWords, industryWords, scaleUnitWords } from '../words';
import { applyWords } from './words';

type ItemProps = { name: string | string[]; label: string; extra?: string; children: ReactNode };

/** A field that has to be filled in. */
function Needed({ name, label, extra, children }: ItemProps) {
  const { required } = useWords(applyWords);
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: required }]}>
      {children}
    </Form.Item>
  );
}

function Count({ name, label }: Omit<ItemProps, 'children'>) {
  const { required, digits } = useWords(applyWords);
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[
        { required: true, message: required },
        { pattern: /^\d{1,9}$/, message: digits },
      ]}
    >
      <Input inputMode="numeric" />
    </Form.Item>
  );
}

function useOptions<Code extends string>(words: Record<Code, string>): { value: Code; label: string }[] {
  return (Object.keys(words) as Code[]).map((value) => ({ value, label: words[value] }));
}

type AskedProps = { type: MemberType; kind: IdentityKind };

export function IdentityFields({ type, kind }: AskedProps) {
  const words = useWords(applyWords);
  const fields = useWords(fieldWords);
  const kinds = useWords(identityKindWords);
  const isPerson = kind === 'resident_id' && type !== 'family_farm';
  return (
    <fieldset>
      <legend>{words.about}</legend>
      {identityKinds[type].length > 1 && (
        <Form.Item name="identity_kind" label={words.knownBy} initialValue={kind}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'uscc', label: words.withLicence },
              { value: 'resident_id', label: words.withCard },
            ]}
          />
        </Form.Item>
      )}
      <Needed name="name" label={isPerson ? fields.personName : fields.name}>
        <Input autoComplete="name" />
      </Needed>
      {!isPerson && (
        <Form.Item name="short_name" label={fields.shortName}>
          <Input />
        </Form.Item>
      )}
      <Needed key={kind} name={['identity', kind]} label={kinds[kind]}>
        <Input maxLength={18} autoCapitalize="characters" autoComplete="off" spellCheck={false} />
      </Needed>
    </fieldset>
  );
}

export function PlaceFields() {
  const words = useWords(applyWords);
  const fields = useWords(fieldWords);
  return (
    <fieldset>
      <legend>{words.where}</legend>
      <Needed name="division_code" label={fields.division}>
        <DivisionPicker />
      </Needed>
      <Needed name="address" label={fields.address}>
        <Input placeholder={words.addressHint} autoComplete="street-address" />
      </Needed>
    </fieldset>
  );
}

export function BusinessFields({ type }: Pick<AskedProps, 'type'>) {
  const words = useWords(applyWords);
  const fields = useWords(fieldWords);
  const industries = useOptions(useWords(industryWords));
  const units = useOptions(useWords(scaleUnitWords));
  const levels = useOptions(useWords(demoLevelWords));
  const isAsked = type !== 'individual';
  return (
    <fieldset>
      <legend>{words.business}</legend>
      <Form.Item
        name="industries"
        label={fields.industries}
        // A group cannot be required to a screen reader, so the rule is one of ours.
        rules={[
          {
            validator: (_, chosen: string[] | undefined) =>
              chosen?.length ? Promise.resolve() : Promise.reject(new Error(words.choose)),
          },
        ]}
      >
        <Checkbox.Group className="industry-choice" options={industries} />
      </Form.Item>
      <Form.Item label={fields.scale} htmlFor="scale_value" required={isAsked}>
        <Space.Compact block>
          <Form.Item
            name={['scale', 'value']}
            noStyle
            rules={[
              { required: isAsked, message: words.required },
              { pattern: /^\d+(\.\d+)?$/, message: words.decimal },
            ]}
          >
            <Input inputMode="decimal" />
          </Form.Item>
          <Form.Item name={['scale', 'unit']} noStyle initialValue="mu">
            <Select aria-label={fields.scale} options={units} className="scale-unit" />
          </Form.Item>
        </Space.Compact>
      </Form.Item>
      {isAsked && (
        <Form.Item name="demo_level" label={fields.demoLevel} initialValue="none">
          <Select options={levels} />
        </Form.Item>
      )}
    </fieldset>
  );
}

export function OrganisationFields({ type }: Pick<AskedProps, 'type'>) {
  const fields = useWords(fieldWords);
  return (
    <>
      <OrganisationFactFields type={type} />
      <fieldset>
        <legend>{fields.legalPerson}</legend>
        <LegalPersonFields />
      </fieldset>
    </>
  );
}

/** What only organisations state, and how the members of a co-op are made up. */
export function OrganisationFactFields({ type }: Pick<AskedProps, 'type'>) {
  const fields = useWords(fieldWords);
  return (
    <>
      <fieldset>
        <legend>{fields.organisation}</legend>
        <div className="field-pairs">
          <Needed name={['organisation', 'registered_capital']} label={fields.registeredCapital}>
            <Input inputMode="decimal" />
          </Needed>
          <Needed name={['organisation', 'established_on']} label={fields.establishedOn}>
            <Input type="date" />
          </Needed>
          <Needed name={['organisation', 'annual_revenue']} label={fields.annualRevenue}>
            <Input inputMode="decimal" />
          </Needed>
          <Count name={['organisation', 'employees']} label={fields.employees} />
          <Count name={['organisation', 'households_driven']} label={fields.householdsDriven} />
        </div>
      </fieldset>
      {hasComposition(type) && (
        <fieldset>
          <legend>{fields.composition}</legend>
          <div className="field-pairs">
            <Count name={['composition', 'members_total']} label={fields.membersTotal} />
            <Count name={['composition', 'farmer_members']} label={fields.farmerMembers} />
            <Count name={['composition', 'organisation_members']} label={fields.organisationMembers} />
          </div>
        </fieldset>
      )}
    </>
  );
}

/** Who answers for an organisation in law. */
export function LegalPersonFields() {
  const fields = useWords(fieldWords);
  return (
    <>
      <Needed name={['legal_person', 'name']} label={fields.legalName}>
        <Input />
      </Needed>
      <Needed name={['legal_person', 'resident_id']} label={fields.legalResidentId}>
        <Input maxLength={18} autoComplete="off" spellCheck={false} />
      </Needed>
      <Needed name={['legal_person', 'mobile']} label={fields.legalMobile}>
        <Input inputMode="tel" maxLength={11} />
      </Needed>
    </>
  );
}

export function ContactFields() {
  const words = useWords(applyWords);
  const fields = useWords(fieldWords);
  return (
    <fieldset>
      <legend>{words.contact}</legend>
      <Needed name="contact_name" label={fields.contactName}>
        <Input />
      </Needed>
      <Needed name="contact_mobile" label={fields.contactMobile} extra={words.contactSame}>
        <Input inputMode="tel" maxLength={11} autoComplete="tel-national" />
      </Needed>
    </fieldset>
  );
}

export function CharterFields() {
  const words = useWords(applyWords);
  return (
    <>
      <details className="charter">
        <summary>{words.charterTitle}</summary>
        <ol>
          {words.charter.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </details>
      <Form.Item
        name="accepts_charter"
        valuePropName="checked"
        rules={[
          {
            validator: (_, accepted: boolean | undefined) =>
              accepted ? Promise.resolve() : Promise.reject(new Error(words.charterMissing)),
          },
        ]}
      >
        <Checkbox>{words.acceptCharter}</Checkbox>
      </Form.Item>
    </>
  );
}
