import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, type FormInstance, Select } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { roleWords } from '../../../app/words/vocabularies';
import { FormDialog } from '../../../ui/FormDialog';
import { UnitPicker } from '../../../ui/UnitPicker';
import { grantable, grantBody, type GrantEntry, isPower } from './deeds';
import { accountsWords } from './words';

type Props = { account: Schemas['Account']; onClose: () => void };

/** Gives an account a role at a unit. */
export function GrantDialog({ account, onClose }: Props) {
  const words = useWords(accountsWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const params = { path: { id: account.id } };
  return (
    <FormDialog<GrantEntry, Schemas['Post']>
      title={words.grant}
      consequence={words.grantHelp}
      send={(entry) => answer(api.POST('/api/v1/accounts/{id}/posts', { params, body: grantBody(entry) }))}
      onDone={() => {
        void message.success(words.done);
        onClose();
        void cache.invalidateQueries({ queryKey: ['account', account.id] });
      }}
      onClose={onClose}
    >
      {(form) => <GrantFields form={form} />}
    </FormDialog>
  );
}

/** Every provider, read page by page. */
async function allProviders(): Promise<Schemas['Provider'][]> {
  const providers: Schemas['Provider'][] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit: 200, ...(cursor ? { cursor } : {}) };
    const page = await answer(api.GET('/api/v1/providers', { params: { query } }));
    providers.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return providers;
}

function GrantFields({ form }: { form: FormInstance<GrantEntry> }) {
  const words = useWords(accountsWords);
  const roles = useWords(roleWords);
  const role = Form.useWatch<GrantEntry['role'] | undefined>('role', form);
  const providers = useQuery({
    queryKey: ['providers', 'all'],
    queryFn: allProviders,
    enabled: role === 'provider',
  });
  const needed = [{ required: true, message: words.required }];
  const follow = (id: string) => {
    const provider = providers.data?.find((known) => known.id === id);
    if (provider) form.setFieldValue('org_unit_id', provider.org_unit_id);
  };
  return (
    <>
      <Form.Item name="role" label={words.role} rules={needed} extra={isPower(role) && words.powers}>
        <Select options={grantable.map((value) => ({ value, label: roles[value] }))} />
      </Form.Item>
      {role === 'provider' && (
        <Form.Item name="provider_id" label={words.provider} rules={needed}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={words.chooseProvider}
            loading={providers.isLoading}
            onChange={follow}
            options={(providers.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
      )}
      <Form.Item name="org_unit_id" label={words.unit} rules={needed} extra={words.unitHelp}>
        <UnitPicker />
      </Form.Item>
    </>
  );
}
