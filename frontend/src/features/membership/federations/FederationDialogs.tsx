import { Form, Input } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { chinaToday } from '../../../ui/today';
import { UnitPicker } from '../../../ui/UnitPicker';
import { ifMatch } from '../ifMatch';
import { useDone } from '../useDone';
import type { Membership } from './Federations';
import { federationWords } from './words';

type JoinEntry = Schemas['NewFederationMembership'];

/** Lets a member join an industry federation. */
export function JoinDialog({ memberId, onClose }: { memberId: string; onClose: () => void }) {
  const words = useWords(federationWords);
  const done = useDone(onClose);
  const send = ({ council_title: title, ...entry }: JoinEntry) => {
    const body = { ...entry, ...(title ? { council_title: title } : {}) };
    return answer(api.POST('/api/v1/members/{id}/federations', { params: { path: { id: memberId } }, body }));
  };
  return (
    <FormDialog<JoinEntry, Membership>
      title={words.join}
      consequence={words.joinHelp}
      initial={{ joined_on: chinaToday() }}
      send={send}
      onDone={() => void done(words.done)}
      onClose={onClose}
    >
      <Form.Item name="federation_id" label={words.federation} rules={[{ required: true, message: words.missing }]}>
        <UnitPicker kinds={['industry_federation']} />
      </Form.Item>
      <Form.Item name="joined_on" label={words.joinedOn} rules={[{ required: true, message: words.missing }]}>
        <Input type="date" max={chinaToday()} />
      </Form.Item>
      <Form.Item name="council_title" label={words.title}>
        <Input maxLength={30} />
      </Form.Item>
    </FormDialog>
  );
}

type LeaveProps = { memberId: string; time: Membership; onClose: () => void };

/** Ends a member's time in an industry federation. */
export function LeaveDialog({ memberId, time, onClose }: LeaveProps) {
  const words = useWords(federationWords);
  const done = useDone(onClose);
  const params = { path: { id: memberId, membership_id: time.id }, header: ifMatch(time) };
  return (
    <FormDialog<Schemas['FederationLeaving'], Membership>
      title={words.leaveTitle(time.federation_name)}
      okText={words.leave}
      consequence={words.leaveHelp}
      initial={{ left_on: chinaToday() }}
      send={(body) => answer(api.POST('/api/v1/members/{id}/federations/{membership_id}/leave', { params, body }))}
      onDone={() => void done(words.done)}
      onClose={onClose}
    >
      <Form.Item name="left_on" label={words.leftOn} rules={[{ required: true, message: words.missing }]}>
        <Input type="date" max={chinaToday()} />
      </Form.Item>
    </FormDialog>
  );
}
