import { useQuery } from '@tanstack/react-query';
import { Checkbox, Form, Input, InputNumber, Select } from 'antd';

import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { useCatalogue } from '../place/PlacePage';
import { linkWords } from '../words';
import { providerWords } from './words';

type TextProps = { name: string; label: string; hint?: string; maxLength?: number; numeric?: boolean };

function Text({ name, label, hint, maxLength, numeric = false }: TextProps) {
  const { required } = useWords(providerWords);
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, whitespace: true, message: required }]}>
      <Input
        {...(hint ? { placeholder: hint } : {})}
        {...(maxLength ? { maxLength } : {})}
        {...(numeric ? { inputMode: 'tel' } : {})}
      />
    </Form.Item>
  );
}

/** The federations that can keep a provider's record. */
function useUnits() {
  return useQuery({
    queryKey: ['org-units', 'federations'],
    queryFn: async () => {
      const [county, towns] = await Promise.all(
        (['county_federation', 'town_federation'] as const).map((kind) =>
          answer(api.GET('/api/v1/org-units', { params: { query: { kind, limit: 200 } } })),
        ),
      );
      return [...(county?.items ?? []), ...(towns?.items ?? [])].map(({ id, name }) => ({ value: id, label: name }));
    },
  });
}

export function ProviderFields() {
  const words = useWords(providerWords);
  const units = useUnits();
  return (
    <>
      <Text name="name" label={words.name} maxLength={80} />
      <Form.Item name="org_unit_id" label={words.unit} rules={[{ required: true, message: words.required }]}>
        <Select showSearch={{ optionFilterProp: 'label' }} loading={units.isLoading} options={units.data ?? []} />
      </Form.Item>
      <Text name="contact_name" label={words.contact} maxLength={40} />
      <Text name="contact_mobile" label={words.contactMobile} maxLength={11} numeric />
    </>
  );
}

/** Only what is booked by the day is offered: capacity is counted in mu-times. */
export function MachineFields() {
  const words = useWords(providerWords);
  const links = useWords(linkWords);
  const catalogue = useCatalogue();
  const options = (catalogue.data?.items ?? [])
    .filter(({ bookable }) => bookable)
    .map(({ link }) => ({ value: link, label: links[link] }));
  return (
    <>
      <Text name="model" label={words.model} hint={words.modelHint} maxLength={80} />
      <Text name="registration_no" label={words.registrationNo} hint={words.registrationHint} maxLength={40} />
      <Form.Item
        name="links"
        label={words.links}
        initialValue={[]}
        rules={[{ type: 'array', min: 1, message: words.chooseLinks }]}
      >
        <Checkbox.Group className="link-choice" options={options} />
      </Form.Item>
      <Form.Item
        name="rate"
        label={words.rate}
        rules={[
          { required: true, message: words.required },
          { pattern: /^\d+(\.\d{1,3})?$/, message: words.areaForm },
        ]}
      >
        <Input inputMode="decimal" />
      </Form.Item>
    </>
  );
}

export function CrewFields() {
  const words = useWords(providerWords);
  return (
    <>
      <Text name="leader_name" label={words.leader} maxLength={40} />
      <Form.Item
        name="size"
        label={words.size}
        rules={[{ required: true, type: 'integer', min: 1, max: 100, message: words.sizeForm }]}
      >
        <InputNumber inputMode="numeric" min={1} max={100} />
      </Form.Item>
    </>
  );
}
