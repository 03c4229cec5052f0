import { useMutation } from '@tanstack/react-query';
import { Form, Input, Modal, Select } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { optionsOf } from '../../../ui/Filters';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { today } from '../days';
import { type Entered, enteredFrom, valueOf } from '../evidence/entered';
import { ValueInput } from '../evidence/ValueInput';
import { evidenceWords, hintWords } from '../evidence/words';
import { useRatingText } from '../useRatingText';
import type { Indicator } from '../value';
import { sourceWords } from '../words';
import { useDone } from './useDone';
import { officeWords } from './words';

type Props = {
  ratingId: string;
  indicator: Indicator;
  known: Schemas['Evidence'] | undefined;
  etag: string | null;
  onClose: () => void;
};

type Entry = { value: Entered; source: Schemas['EvidenceSource']; observed_on: string };

/** States the value of one indicator, with its source and day. */
export function EvidenceDialog({ ratingId, indicator, known, etag, onClose }: Props) {
  const words = useWords(officeWords);
  const asked = useWords(evidenceWords);
  const hints: Partial<Record<string, string>> = useWords(hintWords);
  const sources = useWords(sourceWords);
  const { cancel, save } = useWords(commonWords);
  const text = useRatingText();
  const done = useDone(onClose);
  const [form] = Form.useForm<Entry>();
  const state = useMutation({
    mutationFn: ({ value, ...stated }: Entry) => {
      const params = { path: { id: ratingId, indicator: indicator.code }, header: { 'If-Match': etag ?? '' } };
      const body = { value: valueOf(indicator, value) ?? {}, ...stated };
      return answer(api.PUT('/api/v1/ratings/{id}/evidence/{indicator}', { params, body }));
    },
    onSuccess: () => done(words.entered),
    onError: (problem) => showInForm(form, problem),
  });
  return (
    <Modal
      open
      title={text.label(indicator.name)}
      okText={save}
      cancelText={cancel}
      okButtonProps={{ loading: state.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert problem={state.error} />
      <Form<Entry>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          value: known ? enteredFrom(known.value) : {},
          source: known?.source ?? 'document',
          observed_on: known?.observed_on ?? today(),
        }}
        onFinish={(entry) => state.mutate(entry)}
      >
        <Form.Item
          name="value"
          label={words.value}
          extra={hints[indicator.code]}
          rules={[
            {
              validator: (_, value: Entered | undefined) =>
                valueOf(indicator, value) ? Promise.resolve() : Promise.reject(new Error(words.valueMissing)),
            },
          ]}
        >
          <ValueInput indicator={indicator} />
        </Form.Item>
        <Form.Item name="source" label={asked.source}>
          <Select options={optionsOf(sources)} />
        </Form.Item>
        <Form.Item name="observed_on" label={asked.observedOn} rules={[{ required: true, message: asked.dateMissing }]}>
          <Input type="date" max={today()} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
