import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { Navigate, useSearchParams } from 'react-router';

import type { Schemas } from '../../api/client';
import { useIsSignedIn } from '../../api/useMe';
import { commonWords } from '../../app/words/common';
import { useWords } from '../../app/words/dictionary';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { LinkButton } from '../../ui/LinkButton';
import { Mark } from '../../ui/Mark';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { localPath } from './localPath';
import { Terraces } from './Terraces';
import { useSignIn } from './useSignIn';
import { identityWords } from './words';
import './sign-in.css';

export function SignInPage() {
  const words = useWords(identityWords);
  const { productName, productLine } = useWords(commonWords);
  const [query] = useSearchParams();
  useEffect(() => {
    document.title = `${words.signIn} · ${productName}`;
  }, [words, productName]);
  if (useIsSignedIn()) return <Navigate to={localPath(query.get('from'))} replace />;
  return (
    <div className="sign-in">
      <header className="sign-in-scene">
        <Terraces />
        <div className="sign-in-brand">
          <Mark size={44} />
          <div>
            <strong>{productName}</strong>
            <span>{productLine}</span>
          </div>
        </div>
        <div className="sign-in-slogan">
          <p>{words.slogan}</p>
          <p>{words.sloganDetail}</p>
        </div>
      </header>
      <main className="sign-in-panel">
        <div className="sign-in-language">
          <LanguageSwitch />
        </div>
        <div className="sign-in-card">
          <h1>{words.signInTitle}</h1>
          <p className="sign-in-help">{words.signInHelp}</p>
          <SignInForm />
          <p className="sign-in-forgotten">{words.forgotten}</p>
          <nav className="sign-in-join" aria-label={words.join}>
            <h2>{words.join}</h2>
            <LinkButton to="/apply" size="large" block>
              {words.apply}
            </LinkButton>
            <LinkButton to="/track" size="large" block type="text">
              {words.track}
            </LinkButton>
          </nav>
        </div>
      </main>
    </div>
  );
}

function SignInForm() {
  const words = useWords(identityWords);
  const signIn = useSignIn();
  const [query] = useSearchParams();
  return (
    <Form<Omit<Schemas['SignInIn'], 'client'>>
      layout="vertical"
      size="large"
      requiredMark={false}
      initialValues={{ login: query.get('login') ?? '' }}
      scrollToFirstError={{ focus: true }}
      onFinish={(body) => signIn.mutate(body)}
    >
      <ProblemAlert problem={signIn.error} />
      <Form.Item
        name="login"
        label={words.login}
        rules={[{ required: true, whitespace: true, message: words.loginMissing }]}
      >
        <Input prefix={<UserOutlined aria-hidden />} autoComplete="username" autoCapitalize="none" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={words.password} rules={[{ required: true, message: words.passwordMissing }]}>
        <Input.Password prefix={<LockOutlined aria-hidden />} autoComplete="current-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        {signIn.isPending ? words.signingIn : words.signIn}
      </Button>
    </Form>
  );
}
