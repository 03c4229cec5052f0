import { App, Checkbox, Form, Input } from 'antd';

import { api, type Schemas } from '../../../api/client';
import { answerFile, type NamedFile } from '../../../api/file';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { saveFile } from '../../../ui/saveFile';
import type { MemberFilter } from './query';
import { searchWords } from './words';

type Entry = { full?: boolean; reason: string };
type Props = {
  filter: MemberFilter;
  sort: Schemas['MemberSort'] | undefined;
  /** How many members the filter finds. */
  total: number;
  onClose: () => void;
};

/** Exports the list as it is filtered; asks why, and whether numbers stand in full. */
export function ExportDialog({ filter, sort, total, onClose }: Props) {
  const words = useWords(searchWords);
  const { message } = App.useApp();
  const me = useMe();
  const send = ({ full = false, reason }: Entry) => {
    const body = { filter, full, reason, ...(sort ? { sort } : {}) };
    return answerFile(api.POST('/api/v1/members/export', { body, parseAs: 'blob' }), words.fileName);
  };
  return (
    <FormDialog<Entry, NamedFile>
      title={words.exportTitle}
      okText={words.export}
      consequence={
        <>
          {words.exportHelp(total)} {Object.keys(filter).length === 0 && words.exportAll} {words.exportLogged}
        </>
      }
      send={send}
      onDone={(file) => {
        saveFile(file);
        void message.success(words.exported);
        onClose();
      }}
      onClose={onClose}
    >
      {me.data?.permissions.includes('unmask_member') && (
        <Form.Item name="full" valuePropName="checked" extra={words.fullHelp}>
          <Checkbox>{words.full}</Checkbox>
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={words.reason}
        extra={words.reasonHelp}
        rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
      >
        <Input.TextArea rows={3} maxLength={200} showCount />
      </Form.Item>
    </FormDialog>
  );
}
