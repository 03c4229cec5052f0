import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Modal } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { quantityDigits } from '../../../ui/format';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { addDays } from '../days';
import { showAtField } from '../refusals';
import { boardWords } from './words';

type Entered = Schemas['OpenDays'];
type Props = { machine: Schemas['Machine']; today: string; onClose: () => void };

/** Opens a machine's days for bookings, with what it does on each. People name the last day, the API the one behind. */
export function OpenDaysDialog({ machine, today, onClose }: Props) {
  const words = useWords(boardWords);
  const { cancel } = useWords(commonWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const [form] = Form.useForm<Entered>();
  const open = useMutation({
    mutationFn: ({ from, until, area }: Entered) =>
      answer(
        api.POST('/api/v1/machines/{id}/days', {
          params: { path: { id: machine.id } },
          body: { from, until: addDays(until, 1), area },
        }),
      ),
    onSuccess: async ({ days }) => {
      void message.success(words.opened(days));
      onClose();
      await Promise.all([
        cache.invalidateQueries({ queryKey: ['board'] }),
        cache.invalidateQueries({ queryKey: ['machine-days'] }),
      ]);
    },
    onError: (problem) => showAtField(form, problem),
  });
  const needed = { required: true, message: words.required };
  return (
    <Modal
      open
      title={words.openDays}
      okText={words.openDays}
      cancelText={cancel}
      okButtonProps={{ loading: open.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>
        <strong>{machine.model}</strong> {machine.registration_no}
      </p>
      <p>{words.openHelp}</p>
      <ProblemAlert problem={open.error} />
      <Form<Entered>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          from: today,
          until: addDays(today, 29),
          area: quantityDigits(machine.rate).replaceAll(',', ''),
        }}
        onFinish={(entered) => open.mutate(entered)}
      >
        <div className="field-pair">
          <Form.Item name="from" label={words.from} rules={[needed]}>
            <Input type="date" min={today} />
          </Form.Item>
          <Form.Item name="until" label={words.lastDay} rules={[needed]}>
            <Input type="date" min={today} />
          </Form.Item>
        </div>
        <Form.Item
          name="area"
          label={words.perDay}
          extra={words.perDayHelp(quantityDigits(machine.rate))}
          rules={[needed, { pattern: /^\d+(\.\d{1,3})?$/, message: words.areaForm }]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
