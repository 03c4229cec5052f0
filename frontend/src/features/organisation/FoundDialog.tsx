import { useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, type FormInstance, Input, Select } from 'antd';
import { useNavigate } from 'react-router';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { unitKindWords } from '../../app/words/vocabularies';
import { DivisionPicker } from '../../ui/DivisionPicker';
import { FormDialog } from '../../ui/FormDialog';
import { chinaToday } from '../../ui/today';
import { UnitPicker } from '../../ui/UnitPicker';
import { useUnit } from '../../ui/useUnit';
import { type FoundEntry, foundBody } from './deeds';
import { DayField, DocumentField, Needed } from './fields';
import { organisationWords } from './words';

type Props = {
  /** The unit below which it is founded, where that is settled. */
  parent?: Schemas['OrgUnit'];
  onClose: () => void;
};

/** Founds a unit, or takes in one that was founded outside, and goes to its page. */
export function FoundDialog({ parent, onClose }: Props) {
  const words = useWords(organisationWords);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const cache = useQueryClient();
  return (
    <FormDialog<FoundEntry, Schemas['OrgUnit']>
      title={parent ? words.foundBelow : words.found}
      consequence={words.foundHelp}
      initial={{ founded_on: chinaToday(), joined_on: chinaToday(), ...(parent ? { parent_id: parent.id } : {}) }}
      send={(entry) => answer(api.POST('/api/v1/org-units', { body: foundBody(entry) }))}
      onDone={({ id, name }) => {
        void message.success(words.founded(name));
        void cache.invalidateQueries({ queryKey: ['org-units'] });
        onClose();
        void navigate(`/office/units/${id}`);
      }}
      onClose={onClose}
    >
      {(form) => <FoundFields form={form} />}
    </FormDialog>
  );
}

function FoundFields({ form }: { form: FormInstance<FoundEntry> }) {
  const words = useWords(organisationWords);
  const kinds = useWords(unitKindWords);
  const parentId = Form.useWatch<string | undefined>('parent_id', form);
  const kind = Form.useWatch<FoundEntry['kind'] | undefined>('kind', form);
  const joinsLater = Form.useWatch<boolean | undefined>('joins_later', form);
  const parent = useUnit(parentId);
  const servesTown = kind === 'town_federation';
  return (
    <>
      <Needed name="parent_id" label={words.parent}>
        <UnitPicker onChange={() => form.resetFields(['kind'])} />
      </Needed>
      <Needed name="kind" label={words.kind}>
        <Select
          disabled={!parent.data}
          options={(parent.data?.kinds_below ?? []).map((value) => ({ value, label: kinds[value] }))}
        />
      </Needed>
      <Needed name="name" label={words.name}>
        <Input maxLength={100} />
      </Needed>
      <Form.Item
        name="division_code"
        label={servesTown ? words.town : words.division}
        rules={[{ required: servesTown, message: words.required }]}
      >
        <DivisionPicker townOnly={servesTown} />
      </Form.Item>
      <DayField name="founded_on" label={words.foundedOn} />
      <Form.Item name="joins_later" valuePropName="checked">
        <Checkbox>{words.takenInBefore}</Checkbox>
      </Form.Item>
      {joinsLater && <DayField name="joined_on" label={words.joinedOn} />}
      <DocumentField />
    </>
  );
}
