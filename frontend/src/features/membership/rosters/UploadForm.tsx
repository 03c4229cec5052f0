import { InboxOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Upload } from 'antd';
import { useNavigate } from 'react-router';

import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { UnitPicker } from '../../../ui/UnitPicker';
import { handIn } from './files';
import { rostersWords } from './words';

type Entry = { file?: File; unit?: string };

type FieldProps = { id?: string; value?: File; onChange?: (file: File | undefined) => void };

/** One file, chosen or dropped; it is sent only when the form is. */
function FileField({ id, value, onChange }: FieldProps) {
  const words = useWords(rostersWords);
  return (
    <Upload.Dragger
      {...(id === undefined ? {} : { id })}
      accept=".xlsx,.csv"
      maxCount={1}
      showUploadList={false}
      beforeUpload={(file) => {
        onChange?.(file);
        return false;
      }}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined aria-hidden />
      </p>
      <p className="ant-upload-text">{value ? words.chosen(value.name) : words.choose}</p>
    </Upload.Dragger>
  );
}

/** Hands a roster in and goes on to what its check finds. */
export function UploadForm({ unit }: { unit?: string }) {
  const words = useWords(rostersWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const navigate = useNavigate();
  const me = useMe();
  const choosesUnit = unit === undefined && me.data?.role === 'county_officer';
  const sending = useMutation({
    mutationFn: (entry: Entry & { file: File }) => handIn(entry.file, entry.unit ?? unit),
    onSuccess: async ({ id }) => {
      void message.success(words.handedIn);
      void cache.invalidateQueries({ queryKey: ['roster-imports'] });
      await navigate(`/office/roster-imports/${id}`);
    },
  });
  return (
    <Form<Entry>
      layout="vertical"
      requiredMark={false}
      onFinish={({ file, ...entry }) => {
        if (file) sending.mutate({ ...entry, file });
      }}
    >
      <ProblemAlert problem={sending.error} />
      {choosesUnit && (
        <Form.Item name="unit" label={words.whose} extra={words.whoseHelp}>
          <UnitPicker kinds={['town_federation', 'industry_federation']} />
        </Form.Item>
      )}
      <Form.Item name="file" rules={[{ required: true, message: words.fileMissing }]}>
        <FileField />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.isPending}>
        {words.send}
      </Button>
    </Form>
  );
}
