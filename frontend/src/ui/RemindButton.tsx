import { useQueryClient } from '@tanstack/react-query';
import { App, Button, type ButtonProps, Form, Input } from 'antd';
import { useState } from 'react';

import { answer, api, ApiProblem, type Schemas } from '../api/client';
import { useMe } from '../api/useMe';
import { useWords } from '../app/words/dictionary';
import { FormDialog } from './FormDialog';
import { uiWords } from './words';

type Props = {
  /** The record that others are waited for with. */
  id: string;
  /** Whom the record is about, where several buttons stand in one list. */
  name?: string;
} & Pick<ButtonProps, 'size'>;

/** Urges whoever a record waits for (催办); not for auditors, who only read. */
export function RemindButton({ id, name, size }: Props) {
  const words = useWords(uiWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const me = useMe();
  const close = () => setOpen(false);
  if (!me.data || me.data.role === 'auditor') return null;
  return (
    <>
      <Button
        {...(size ? { size } : {})}
        {...(name ? { 'aria-label': words.remindOf(name) } : {})}
        onClick={() => setOpen(true)}
      >
        {words.remind}
      </Button>
      {isOpen && (
        <FormDialog<Schemas['Reminder'], Schemas['RemindedTodo'] | undefined>
          title={name ? words.remindOf(name) : words.remind}
          okText={words.remind}
          consequence={words.remindHelp}
          send={({ note }) => remind(id, note)}
          onDone={(reminded) => {
            if (reminded) void message.success(words.reminded(reminded.reminders));
            else void message.info(words.nothingToRemind);
            void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes(id) });
            close();
          }}
          onClose={close}
        >
          <Form.Item name="note" label={words.remindNote}>
            <Input.TextArea rows={3} maxLength={200} showCount placeholder={words.remindHint} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

/** `undefined` where nothing waits with the record any more, or nobody has to act before a day has come. */
async function remind(id: string, note: string | null | undefined) {
  try {
    return await answer(
      api.POST('/api/v1/todos/{id}/remind', { params: { path: { id } }, body: { note: note?.trim() ?? null } }),
    );
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 404) return undefined;
    throw problem;
  }
}
