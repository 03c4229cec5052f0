import { useQuery } from '@tanstack/react-query';
import { Form, Modal, Select } from 'antd';
import { useDeferredValue, useState } from 'react';

import { answer, api } from '../../../api/client';
import { commonWords } from '../../../app/words/common';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { useOpenRating } from '../ratingsOfMember';
import { officeWords } from './words';

type Option = { value: string; label: string; disabled?: boolean };

/** Finds the member for whom a rating is opened. */
export function OpenDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(officeWords);
  const { cancel } = useWords(commonWords);
  const [form] = Form.useForm<{ member_id: string }>();
  const [typed, setTyped] = useState('');
  const members = useMembers(useDeferredValue(typed));
  const open = useOpenRating('/office/ratings');
  const nobody: Option[] = [{ value: '', label: words.nobody, disabled: true }];
  return (
    <Modal
      open
      title={words.open}
      okText={words.open}
      cancelText={cancel}
      okButtonProps={{ loading: open.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{words.openHelp}</p>
      <ProblemAlert problem={open.error} />
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ member_id: id }) => open.mutate(id, { onError: (problem) => showInForm(form, problem) })}
      >
        <Form.Item name="member_id" label={words.openMember} rules={[{ required: true, message: words.openMissing }]}>
          <Select
            showSearch={{ filterOption: false, onSearch: setTyped }}
            placeholder={words.openSearch}
            loading={members.isFetching}
            options={members.data?.length === 0 ? nobody : (members.data ?? [])}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function useMembers(typed: string) {
  const q = typed.trim();
  return useQuery({
    queryKey: ['members', 'to-rate', q],
    queryFn: () =>
      answer(api.GET('/api/v1/members', { params: { query: { status: 'active', limit: 20, ...(q ? { q } : {}) } } })),
    select: ({ items }) => items.map(({ id, name, number }): Option => ({ value: id, label: `${name} ${number}` })),
    placeholderData: (before) => before,
  });
}
