import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { chinaToday } from '../../../ui/today';
import { recordWords } from './words';

type Line = Schemas['RosterLine'];

/** Takes a member off a roster from a day on. */
export function StrikeDialog({ line, onClose }: { line: Line; onClose: () => void }) {
  const words = useWords(recordWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const params = { path: { id: line.id }, header: { 'If-Match': `"${line.version}"` } };
  return (
    <FormDialog<Schemas['StruckRosterLine'], Line>
      title={words.strikeTitle(line.name)}
      okText={words.strike}
      consequence={words.strikeHelp}
      danger
      initial={{ on: chinaToday() }}
      send={(body) => answer(api.POST('/api/v1/roster-lines/{id}/strike', { params, body }))}
      onDone={() => {
        void message.success(words.done);
        onClose();
        void cache.invalidateQueries({ queryKey: ['roster-lines'] });
        void cache.invalidateQueries({ queryKey: ['member-figures'] });
      }}
      onClose={onClose}
    >
      <Form.Item name="on" label={words.strikeOn} rules={[{ required: true, message: words.required }]}>
        <Input type="date" min={line.listed_on} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: words.required }]}
      >
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </FormDialog>
  );
}
