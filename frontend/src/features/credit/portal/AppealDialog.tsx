import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';

import { answer, api } from '../../../api/client';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { portalWords } from './words';

/** Asks what is wrong with a rating, while it is public. */
export function AppealDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(portalWords);
  const { cancel } = useWords(commonWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const appeal = useMutation({
    mutationFn: (body: { reason: string }) =>
      answer(api.POST('/api/v1/ratings/{id}/appeal', { params: { path: { id } }, body })),
    onSuccess: async () => {
      void message.success(words.appealed);
      onClose();
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['rating'] }),
        cache.invalidateQueries({ queryKey: ['ratings'] }),
      ]);
    },
    onError: (problem) => showInForm(form, problem),
  });
  return (
    <Modal
      open
      title={words.appealTitle}
      okText={words.appealTitle}
      cancelText={cancel}
      okButtonProps={{ loading: appeal.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{words.appealHelp}</p>
      <ProblemAlert problem={appeal.error} />
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(entry) => appeal.mutate(entry)}>
        <Form.Item
          name="reason"
          label={words.appealReason}
          rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
        >
          <Input.TextArea rows={5} maxLength={500} showCount />
        </Form.Item>
      </Form>
    </Modal>
  );
}
