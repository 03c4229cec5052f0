import { useQuery } from '@tanstack/react-query';
import { App, Form, Input, Select } from 'antd';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { useProblemText } from '../../app/words/problems';
import { roleWords } from '../../app/words/vocabularies';
import { FormDialog } from '../../ui/FormDialog';
import { todosKey } from './queries';
import { todosWords } from './words';

type Todo = Schemas['Todo'];
type Entry = Schemas['TodoTransfer'];

/** Hands something to do to a colleague who may do it. */
export function TransferDialog({ todo, onClose }: { todo: Todo; onClose: () => void }) {
  const words = useWords(todosWords);
  const { message } = App.useApp();
  const params = { path: { id: todo.subject_id } };
  return (
    <FormDialog<Entry, Todo>
      title={words.transferOf(todo.name)}
      okText={words.transfer}
      consequence={words.transferHelp}
      send={(body) => answer(api.POST('/api/v1/todos/{id}/transfer', { params, body }))}
      onDone={({ assigned_to: name }) => {
        void message.success(words.transferred(name ?? ''));
        onClose();
      }}
      onClose={onClose}
    >
      <Form.Item name="to" label={words.colleague} rules={[{ required: true, message: words.chooseColleague }]}>
        <ColleaguePicker todo={todo} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
      >
        <Input.TextArea rows={3} maxLength={200} showCount placeholder={words.reasonHint} />
      </Form.Item>
    </FormDialog>
  );
}

type PickerProps = { todo: Todo; id?: string; value?: string; onChange?: (id: string) => void };

function ColleaguePicker({ todo, id, value, onChange }: PickerProps) {
  const words = useWords(todosWords);
  const roles = useWords(roleWords);
  const text = useProblemText();
  const found = useQuery({
    queryKey: [todosKey, 'colleagues', todo.subject_id],
    queryFn: () => answer(api.GET('/api/v1/todos/{id}/colleagues', { params: { path: { id: todo.subject_id } } })),
  });
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      {...(value === undefined ? {} : { value })}
      {...(onChange ? { onChange } : {})}
      loading={found.isPending}
      placeholder={words.chooseColleague}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={found.isPending ? null : found.isError ? text(found.error) : words.noColleague}
      options={(found.data?.items ?? []).map(({ id: account, name, role, org_unit_name: unit }) => ({
        value: account,
        label: words.colleagueOption(name, roles[role], unit),
      }))}
    />
  );
}
