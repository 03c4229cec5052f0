import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { type AccountDeed, doToAccount } from './deeds';
import { accountsWords, consequenceWords, deedWords } from './words';

type Made = Schemas['FirstPassword'];
type Props = { deed: AccountDeed; id: string; onPassword: (made: Made) => void; onClose: () => void };

/** A deed to an account: what comes of it, and why it is done. */
export function DeedDialog({ deed, id, onPassword, onClose }: Props) {
  const words = useWords(accountsWords);
  const names = useWords(deedWords);
  const consequences = useWords(consequenceWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  return (
    <FormDialog<{ reason: string }, Made | undefined>
      title={names[deed]}
      consequence={consequences[deed]}
      danger={deed === 'disable' || deed === 'reset'}
      send={({ reason }) => doToAccount(deed, id, reason)}
      onDone={(made) => {
        if (made) onPassword(made);
        else void message.success(words.done);
        onClose();
        void cache.invalidateQueries({ queryKey: ['account', id] });
        void cache.invalidateQueries({ queryKey: ['accounts'] });
      }}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={words.reason}
        extra={words.reasonHelp}
        rules={[{ required: true, whitespace: true, message: words.required }]}
      >
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </FormDialog>
  );
}
