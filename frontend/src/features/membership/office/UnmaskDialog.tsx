import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { officeWords, personalFieldWords } from './words';

type Props = { memberId: string; field: Schemas['PersonalField']; onClose: () => void };

/** Asks why, then shows one number in full for as long as the dialog is open. */
export function UnmaskDialog({ memberId, field, onClose }: Props) {
  const words = useWords(officeWords);
  const fields = useWords(personalFieldWords);
  const { cancel } = useWords(commonWords);
  const cache = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const unmask = useMutation({
    gcTime: 0,
    mutationFn: ({ reason }: { reason: string }) =>
      answer(api.POST('/api/v1/members/{id}/unmask', { params: { path: { id: memberId } }, body: { field, reason } })),
    onSuccess: () => cache.invalidateQueries({ queryKey: ['member', memberId, 'timeline'] }),
    onError: (problem) => showInForm(form, problem),
  });
  return (
    <Modal
      open
      title={fields[field]}
      okText={unmask.data ? words.close : words.unmask}
      cancelText={cancel}
      cancelButtonProps={{ hidden: unmask.data !== undefined }}
      okButtonProps={{ loading: unmask.isPending }}
      onOk={() => (unmask.data ? onClose() : form.submit())}
      onCancel={onClose}
    >
      {unmask.data ? (
        <p className="track-number">
          {words.shown} <strong>{unmask.data.value}</strong>
        </p>
      ) : (
        <>
          <p>{words.unmaskHelp}</p>
          <ProblemAlert problem={unmask.error} />
          <Form form={form} layout="vertical" requiredMark={false} onFinish={(entered) => unmask.mutate(entered)}>
            <Form.Item
              name="reason"
              label={words.unmaskReason}
              rules={[{ required: true, whitespace: true, message: words.unmaskMissing }]}
            >
              <Input.TextArea rows={3} maxLength={200} showCount />
            </Form.Item>
          </Form>
        </>
      )}
    </Modal>
  );
}
