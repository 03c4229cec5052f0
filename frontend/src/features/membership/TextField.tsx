import { Form, Input } from 'antd';

import './lists.css';

type Props = { name: string; label: string; missing: string; max: number; rows?: number; extra?: string };

/** A field for what has to be said in words. */
export function TextField({ name, label, missing, max, rows = 3, extra }: Props) {
  return (
    <Form.Item
      className="text-field"
      name={name}
      label={label}
      extra={extra}
      rules={[{ required: true, whitespace: true, message: missing }]}
    >
      <Input.TextArea rows={rows} maxLength={max} showCount />
    </Form.Item>
  );
}
