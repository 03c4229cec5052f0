import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Radio, Select } from 'antd';

import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { optionsOf } from '../../../ui/Filters';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { vetoWords } from '../words';
import { asked, type Step, type StepEntry, takeStep } from './steps';
import { useDone } from './useDone';
import { causeWords, consequenceWords, officeWords, rulingWords, stepNames } from './words';

type Props = { step: Step; id: string; etag: string | null; onClose: () => void };

export const harsh: readonly Step[] = ['downgrade', 'revoke'];

/** Says what a step brings about, asks what it needs, and shows a refusal where it was asked for. */
export function StepDialog({ step, id, etag, onClose }: Props) {
  const words = useWords(officeWords);
  const names = useWords(stepNames);
  const consequences = useWords(consequenceWords);
  const { cancel } = useWords(commonWords);
  const done = useDone(onClose);
  const [form] = Form.useForm<StepEntry>();
  const take = useMutation({
    mutationFn: (entry: StepEntry) => takeStep(step, id, etag, entry),
    onSuccess: () => done(words.done),
    onError: (problem) => showInForm(form, problem),
  });
  return (
    <Modal
      open
      title={names[step]}
      okText={names[step]}
      cancelText={cancel}
      okButtonProps={{ danger: harsh.includes(step), loading: take.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{consequences[step]}</p>
      <ProblemAlert problem={take.error} />
      <Form<StepEntry> form={form} layout="vertical" requiredMark={false} onFinish={(entry) => take.mutate(entry)}>
        {asked[step].map((field) => (
          <Field key={field} field={field} />
        ))}
      </Form>
    </Modal>
  );
}

function Field({ field }: { field: keyof StepEntry }) {
  const words = useWords(officeWords);
  const rulings = useWords(rulingWords);
  const causes = useWords(causeWords);
  const vetoes = useWords(vetoWords);
  const needed = { required: true, message: words.missing };
  switch (field) {
    case 'ruling':
      return (
        <Form.Item name="ruling" label={words.ruling} rules={[needed]}>
          <Radio.Group options={optionsOf(rulings)} />
        </Form.Item>
      );
    case 'cause':
      return (
        <Form.Item name="cause" label={words.cause} rules={[needed]}>
          <Select options={optionsOf(causes)} />
        </Form.Item>
      );
    case 'kind':
      return (
        <Form.Item name="kind" label={words.vetoKind} rules={[needed]}>
          <Select options={optionsOf(vetoes)} />
        </Form.Item>
      );
    case 'reason':
      return (
        <Form.Item
          name="reason"
          label={words.reason}
          rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
        >
          <Input.TextArea rows={4} maxLength={500} showCount />
        </Form.Item>
      );
  }
}
