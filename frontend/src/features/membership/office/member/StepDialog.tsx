import { Form, Radio, Select } from 'antd';
import { useNavigate } from 'react-router';

import type { Schemas } from '../../../../api/client';
import { useWords } from '../../../../app/words/dictionary';
import { expulsionReasonWords, lapseReasonWords, suspensionReasonWords } from '../../../../app/words/membership';
import { optionsOf } from '../../../../ui/Filters';
import { FormDialog } from '../../../../ui/FormDialog';
import { UnitPicker } from '../../../../ui/UnitPicker';
import { TextField } from '../../TextField';
import { useDone } from '../../useDone';
import { asked, harsh, type Made, type MemberEntry, type MemberStep, takeStep } from './steps';
import { cardReturnWords, memberConsequenceWords, memberVerbWords, memberWords } from './words';

type Props = { step: MemberStep; member: Schemas['Member']; onClose: () => void };

/** One deed with a membership, with what it brings about; a case or a move is shown once it is opened. */
export function MemberStepDialog({ step, member, onClose }: Props) {
  const words = useWords(memberWords);
  const done = useDone(onClose);
  const navigate = useNavigate();
  return (
    <FormDialog<MemberEntry, Made>
      title={useWords(memberVerbWords)[step]}
      consequence={useWords(memberConsequenceWords)[step]}
      danger={harsh.includes(step)}
      send={(entry) => takeStep(step, member, entry)}
      onDone={({ page }) => {
        void done(words.done);
        if (page) void navigate(page);
      }}
      onClose={onClose}
    >
      {asked[step].map((field) => (
        <Field key={field} field={field} member={member} />
      ))}
    </FormDialog>
  );
}

function Field({ field, member }: { field: keyof MemberEntry; member: Schemas['Member'] }) {
  const words = useWords(memberWords);
  const lists = {
    suspended_for: { label: words.suspendedFor, options: optionsOf(useWords(suspensionReasonWords)) },
    lapsed_for: { label: words.lapsedFor, options: optionsOf(useWords(lapseReasonWords)) },
    grounds: { label: words.grounds, options: optionsOf(useWords(expulsionReasonWords)) },
  };
  const cards = optionsOf(useWords(cardReturnWords));
  const needed = [{ required: true, message: words.missing }];
  switch (field) {
    case 'reason':
      return (
        <TextField name="reason" label={words.reason} extra={words.reasonHelp} missing={words.missing} max={480} />
      );
    case 'notice':
      return (
        <TextField
          name="notice"
          label={words.notice}
          extra={words.noticeHelp}
          missing={words.missing}
          max={2_000}
          rows={6}
        />
      );
    case 'card':
      return (
        <Form.Item name="card" label={words.card} rules={needed}>
          <Radio.Group options={cards} />
        </Form.Item>
      );
    case 'to_unit_id':
      return (
        <Form.Item name="to_unit_id" label={words.town} rules={needed}>
          <UnitPicker kinds={['town_federation']} except={member.org_unit_id} />
        </Form.Item>
      );
    case 'suspended_for':
    case 'lapsed_for':
    case 'grounds':
      return (
        <Form.Item name={field} label={lists[field].label} rules={needed}>
          <Select options={lists[field].options} />
        </Form.Item>
      );
  }
}
