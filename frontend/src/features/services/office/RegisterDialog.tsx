import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Modal } from 'antd';
import type { ReactNode } from 'react';

import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { showAtField } from '../refusals';
import { providerWords } from './words';

type Props<Entered> = {
  title: string;
  send: (entered: Entered) => Promise<unknown>;
  initial?: Partial<Entered>;
  /** What is read again afterwards. */
  stale: readonly string[];
  onClose: () => void;
  children: ReactNode;
};

/** Asks for a new record and shows the server's objections at its fields. */
export function RegisterDialog<Entered extends object>(props: Props<Entered>) {
  const { title, send, initial, stale, onClose, children } = props;
  const words = useWords(providerWords);
  const { cancel, save } = useWords(commonWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [form] = Form.useForm<Entered>();
  const register = useMutation({
    mutationFn: send,
    onSuccess: async () => {
      void message.success(words.done);
      onClose();
      await Promise.all([
        cache.invalidateQueries({ queryKey: stale }),
        cache.invalidateQueries({ queryKey: ['board'] }),
      ]);
    },
    onError: (problem) => showAtField(form, problem),
  });
  return (
    <Modal
      open
      title={title}
      okText={save}
      cancelText={cancel}
      okButtonProps={{ loading: register.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={register.error} />
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        {...(initial ? { initialValues: initial } : {})}
        onFinish={(entered) => register.mutate(entered)}
      >
        {children}
      </Form>
    </Modal>
  );
}
