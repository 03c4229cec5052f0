import { useMutation } from '@tanstack/react-query';
import { Form, type FormInstance, Modal } from 'antd';
import type { ReactNode } from 'react';

import { commonWords } from '../app/words/common';
import { useWords } from '../app/words/dictionary';
import { showInForm } from './formProblem';
import { ProblemAlert } from './ProblemAlert';

type Props<Entry extends object, Result> = {
  title: string;
  /** What comes of it, told before it is done. */
  consequence: ReactNode;
  /** The word on the button, where the title is none. */
  okText?: string;
  /** For what cannot be taken back. */
  danger?: boolean;
  initial?: Partial<Entry>;
  send: (entry: Entry) => Promise<Result>;
  /** Called once it is done; the dialog closes when its owner says so. */
  onDone: (result: Result) => void;
  onClose: () => void;
  /** The fields; a function where they depend on what has been entered. */
  children?: ReactNode | ((form: FormInstance<Entry>) => ReactNode);
};

/** Says what a deed brings about, asks what it needs, and shows a refusal where it was asked for. */
export function FormDialog<Entry extends object, Result>(props: Props<Entry, Result>) {
  const { title, consequence, okText = title, danger = false, initial, send, onDone, onClose, children } = props;
  const { cancel } = useWords(commonWords);
  const [form] = Form.useForm<Entry>();
  const deed = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onError: (problem) => showInForm(form, problem),
  });
  return (
    <Modal
      open
      title={title}
      okText={okText}
      cancelText={cancel}
      okButtonProps={{ danger, loading: deed.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{consequence}</p>
      <ProblemAlert problem={deed.error} />
      <Form<Entry>
        form={form}
        layout="vertical"
        requiredMark={false}
        {...(initial ? { initialValues: initial } : {})}
        onFinish={(entry) => deed.mutate(entry)}
      >
        {typeof children === 'function' ? children(form) : children}
      </Form>
    </Modal>
  );
}
