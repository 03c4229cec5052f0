import { Form, Input } from 'antd';
import type { ReactNode } from 'react';

import { useWords } from '../../app/words/dictionary';
import { chinaToday } from '../../ui/today';
import { organisationWords } from './words';

type ItemProps = { name: string; label: string; extra?: string; children: ReactNode };

/** A field that has to be filled in. */
export function Needed({ name, label, extra, children }: ItemProps) {
  const { required } = useWords(organisationWords);
  return (
    <Form.Item name={name} label={label} extra={extra} rules={[{ required: true, message: required }]}>
      {children}
    </Form.Item>
  );
}

/** A day, today at the latest. */
export function DayField({ name, label }: { name: string; label: string }) {
  const words = useWords(organisationWords);
  return (
    <Needed name={name} label={label} extra={words.onHelp}>
      <Input type="date" max={chinaToday()} />
    </Needed>
  );
}

/** The number of the deciding document, if there is one. */
export function DocumentField() {
  const words = useWords(organisationWords);
  return (
    <Form.Item name="document" label={words.document} extra={words.documentHelp}>
      <Input maxLength={100} />
    </Form.Item>
  );
}
