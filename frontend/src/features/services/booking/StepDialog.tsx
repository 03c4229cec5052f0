import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Modal } from 'antd';

import type { ApiProblem, Schemas } from '../../../api/client';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { useFormat } from '../../../ui/useFormat';
import { useToday } from '../days';
import { showAtField } from '../refusals';
import { servicesWords } from '../words';
import { Settled } from './facts';
import { StepFields } from './StepFields';
import { firstEntry, type StepEntry, takeStep, type Verb, weights } from './steps';
import { bookingVerbWords, bookingWords, consequenceWords } from './words';

type Props = { verb: Verb; booking: Schemas['Booking']; etag: string | null; onClose: () => void };

/** Says what a step brings about and costs, asks what it needs, and shows a refusal where it was asked for. */
export function StepDialog({ verb, booking, etag, onClose }: Props) {
  const words = useWords(bookingWords);
  const verbs = useWords(bookingVerbWords);
  const consequences = useWords(consequenceWords);
  const { cancel } = useWords(commonWords);
  const today = useToday();
  const [form] = Form.useForm<StepEntry>();
  const step = useStep({ verb, booking, etag, onClose }, (problem) => showAtField(form, problem));
  if (!today) return null;
  return (
    <Modal
      open
      title={verbs[verb]}
      okText={verbs[verb]}
      cancelText={verb === 'cancel' ? words.keep : cancel}
      okButtonProps={{ danger: weights[verb] === 'end', loading: step.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{consequences[verb]}</p>
      <ToldBefore verb={verb} booking={booking} />
      <ProblemAlert problem={step.error} />
      <Form<StepEntry>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={firstEntry(verb, booking, today)}
        onFinish={(entry) => step.mutate(entry)}
      >
        <StepFields verb={verb} booking={booking} />
      </Form>
    </Modal>
  );
}

function useStep({ verb, booking, etag, onClose }: Props, onError: (problem: ApiProblem) => void) {
  const words = useWords(servicesWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (entry: StepEntry) => takeStep(verb, booking, etag, entry),
    onSuccess: async () => {
      void message.success(words.done);
      onClose();
      await Promise.all(
        [['booking', booking.id], ['bookings'], ['board'], ['machine-days']].map((queryKey) =>
          cache.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError,
  });
}

/** The money of a step, told before it is taken. */
function ToldBefore({ verb, booking }: Pick<Props, 'verb' | 'booking'>) {
  const words = useWords(bookingWords);
  const format = useFormat();
  if (verb === 'settle' && booking.settlement) return <Settled settlement={booking.settlement} />;
  if (verb !== 'cancel') return null;
  const isFree = Number(booking.cancel_fee) === 0;
  return (
    <Alert
      className="told-before"
      type={isFree ? 'info' : 'warning'}
      showIcon
      title={isFree ? words.feeFree : words.fee(format.money(booking.cancel_fee))}
    />
  );
}
