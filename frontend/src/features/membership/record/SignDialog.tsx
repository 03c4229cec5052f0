import { App, Form, Input, InputNumber } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { chinaToday } from '../../../ui/today';
import { recordWords } from './words';

/** Enters a roster that the council signed, still without members. */
export function SignDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(recordWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const today = chinaToday();
  const needed = [{ required: true, message: words.required }];
  return (
    <FormDialog<Schemas['NewRoster'], Schemas['Roster']>
      title={words.sign}
      consequence={words.signHelp}
      initial={{ year: Number(today.slice(0, 4)), signed_on: today }}
      send={(body) => answer(api.POST('/api/v1/member-rosters', { body }))}
      onDone={({ id }) => {
        void message.success(words.signed);
        void cache.invalidateQueries({ queryKey: ['member-rosters'] });
        void navigate(`/office/member-rosters/${id}`);
      }}
      onClose={onClose}
    >
      <Form.Item name="year" label={words.year} rules={needed}>
        <InputNumber precision={0} min={2000} max={2100} />
      </Form.Item>
      <Form.Item name="signed_on" label={words.signedOn} rules={needed}>
        <Input type="date" max={today} />
      </Form.Item>
      <Form.Item
        name="document"
        label={words.document}
        extra={words.documentHelp}
        rules={[{ required: true, whitespace: true, message: words.required }]}
      >
        <Input maxLength={100} />
      </Form.Item>
    </FormDialog>
  );
}
