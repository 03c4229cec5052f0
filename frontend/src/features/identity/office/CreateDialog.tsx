import { useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { FirstPassword } from './FirstPassword';
import { accountsWords } from './words';

type Entry = Schemas['CreateIn'];

/** Makes an account, shows its first password once, and goes to its page. */
export function CreateDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(accountsWords);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const [made, setMade] = useState<Schemas['FirstPassword']>();
  if (made) {
    return <FirstPassword made={made} onClose={() => void navigate(`/office/accounts/${made.id}`)} />;
  }
  return (
    <FormDialog<Entry, Schemas['FirstPassword']>
      title={words.create}
      consequence={words.createHelp}
      send={(body) => answer(api.POST('/api/v1/accounts', { body }))}
      onDone={(account) => {
        setMade(account);
        void cache.invalidateQueries({ queryKey: ['accounts'] });
      }}
      onClose={onClose}
    >
      <Form.Item
        name="login"
        label={words.login}
        extra={words.loginHelp}
        rules={[{ required: true, pattern: /^[a-z0-9._-]{3,40}$/, message: words.loginForm }]}
      >
        <Input autoComplete="off" maxLength={40} />
      </Form.Item>
      <Form.Item
        name="display_name"
        label={words.name}
        rules={[{ required: true, whitespace: true, message: words.required }]}
      >
        <Input autoComplete="off" maxLength={80} />
      </Form.Item>
    </FormDialog>
  );
}
