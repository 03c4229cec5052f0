import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { trackWords } from './words';

type Status = Schemas['ApplicationStatus'];

const open: readonly Status[] = [
  'submitted',
  'town_review',
  'county_review',
  'council_approved',
  'publicity',
  'returned',
];

type Props = { status: Status; proof: Schemas['Tracking']; onWithdrawn: () => void };

/** The applicant takes the application back, as long as nothing is decided for good. */
export function Withdrawal({ status, proof, onWithdrawn }: Props) {
  const words = useWords(trackWords);
  const { message } = App.useApp();
  const [isOpen, setOpen] = useState(false);
  if (!open.includes(status)) return null;
  return (
    <>
      <Button size="large" block danger onClick={() => setOpen(true)}>
        {words.withdraw}
      </Button>
      {isOpen && (
        <FormDialog<{ reason: string }, Schemas['WithdrawnApplication']>
          title={words.withdraw}
          consequence={words.withdrawHelp}
          danger
          send={({ reason }) =>
            answer(api.POST('/api/v1/membership-applications/withdraw', { body: { ...proof, reason } }))
          }
          onDone={() => {
            void message.success(words.withdrawn);
            setOpen(false);
            onWithdrawn();
          }}
          onClose={() => setOpen(false)}
        >
          <Form.Item
            name="reason"
            label={words.withdrawReason}
            rules={[{ required: true, whitespace: true, message: words.withdrawMissing }]}
          >
            <Input.TextArea rows={3} maxLength={500} showCount />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
