import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { showInForm } from '../../ui/formProblem';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { identityWords } from './words';

type Entered = Schemas['ChangePasswordIn'] & { again: string };

/** Sets another password for the account that is signed in. */
export function PasswordForm({ onChanged }: { onChanged: () => void }) {
  const words = useWords(identityWords);
  const cache = useQueryClient();
  const [form] = Form.useForm<Entered>();
  const change = useMutation({
    mutationFn: ({ current, new: fresh }: Entered) =>
      answer(api.POST('/api/v1/me/change-password', { body: { current, new: fresh } })),
    onSuccess: async () => {
      form.resetFields();
      await cache.invalidateQueries({ queryKey: ['me'] });
      onChanged();
    },
    onError: (problem) => showInForm(form, problem),
  });
  return (
    <Form<Entered>
      form={form}
      layout="vertical"
      requiredMark={false}
      scrollToFirstError={{ focus: true }}
      className="password-form"
      onFinish={(entered) => change.mutate(entered)}
    >
      <ProblemAlert problem={change.error} />
      <Form.Item name="current" label={words.present} rules={[{ required: true, message: words.presentMissing }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="new"
        label={words.fresh}
        extra={words.passwordRules}
        rules={[{ required: true, message: words.freshMissing }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={words.freshAgain}
        dependencies={['new']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, value: string | undefined) =>
              value === getFieldValue('new') ? Promise.resolve() : Promise.reject(new Error(words.freshDiffers)),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {words.setPassword}
      </Button>
    </Form>
  );
}
