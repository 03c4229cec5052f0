import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';

import { useWords } from '../../../app/words/dictionary';
import { commonWords } from '../../../app/words/common';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { chinaToday } from '../../../ui/today';
import { asked, type OfficeVerb, type StepEntry, takeStep } from './steps';
import { consequenceWords, officeWords, verbWords } from './words';

type Props = { verb: OfficeVerb; id: string; etag: string | null; onClose: () => void };

const destructive: readonly OfficeVerb[] = ['reject', 'uphold_objection'];

/** Says what a step brings about, asks what it needs, and shows a refusal where it was asked for. */
export function StepDialog({ verb, id, etag, onClose }: Props) {
  const words = useWords(officeWords);
  const verbs = useWords(verbWords);
  const consequences = useWords(consequenceWords);
  const { cancel } = useWords(commonWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [form] = Form.useForm<StepEntry>();
  const step = useMutation({
    mutationFn: (entry: StepEntry) => takeStep(verb, id, etag, entry),
    onSuccess: async () => {
      void message.success(words.done);
      onClose();
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['application', id] }),
        cache.invalidateQueries({ queryKey: ['applications'] }),
      ]);
    },
    onError: (problem) => showInForm(form, problem),
  });
  return (
    <Modal
      open
      title={verbs[verb]}
      okText={verbs[verb]}
      cancelText={cancel}
      okButtonProps={{ danger: destructive.includes(verb), loading: step.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{consequences[verb]}</p>
      <ProblemAlert problem={step.error} />
      <Form<StepEntry>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ decided_on: chinaToday() }}
        onFinish={(entry) => step.mutate(entry)}
      >
        {asked[verb] === 'reason' && (
          <Form.Item
            name="reason"
            label={words.reasonLabel}
            rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
          >
            <Input.TextArea rows={4} maxLength={500} showCount />
          </Form.Item>
        )}
        {asked[verb] === 'date' && (
          <Form.Item name="decided_on" label={words.decidedOn} rules={[{ required: true, message: words.dateMissing }]}>
            <Input type="date" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
