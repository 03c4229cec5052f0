import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Input, Result } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { LinkButton } from '../../../ui/LinkButton';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { trackWords } from './words';

type Entered = { password: string; again: string };

/** The new member chooses a password, which opens the account. */
export function Activation({ proof }: { proof: Schemas['Tracking'] }) {
  const words = useWords(trackWords);
  const [form] = Form.useForm<Entered>();
  const activate = useMutation({
    mutationFn: ({ password }: Entered) =>
      answer(api.POST('/api/v1/membership-applications/activate-account', { body: { ...proof, password } })),
    onError: (problem) => showInForm(form, problem),
  });
  if (activate.data) return <Activated login={activate.data.login} />;
  return (
    <Card className="track-card" title={<h2>{words.activateTitle}</h2>}>
      <p>{words.activateHelp}</p>
      <Form<Entered>
        form={form}
        layout="vertical"
        size="large"
        requiredMark={false}
        onFinish={(entered) => activate.mutate(entered)}
      >
        <ProblemAlert problem={activate.error} />
        <Form.Item
          name="password"
          label={words.password}
          extra={words.passwordRules}
          rules={[{ required: true, message: words.required }]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="again"
          label={words.passwordAgain}
          dependencies={['password']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: string | undefined) =>
                value === getFieldValue('password')
                  ? Promise.resolve()
                  : Promise.reject(new Error(words.passwordDiffers)),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={activate.isPending}>
          {words.activate}
        </Button>
      </Form>
    </Card>
  );
}

function Activated({ login }: { login: string }) {
  const words = useWords(trackWords);
  return (
    <Card className="track-card">
      <Result
        className="state"
        status="success"
        title={<h2>{words.activated}</h2>}
        subTitle={words.loginHelp}
        extra={
          <>
            <p className="track-number">
              {words.login} <strong>{login}</strong>
            </p>
            <LinkButton type="primary" size="large" block to={`/sign-in?login=${login}`}>
              {words.signIn}
            </LinkButton>
          </>
        }
      />
    </Card>
  );
}
