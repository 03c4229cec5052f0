import { Button, Card } from 'antd';
import { useEffect } from 'react';

import { commonWords } from '../../app/words/common';
import { useWords } from '../../app/words/dictionary';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { Mark } from '../../ui/Mark';
import { PasswordForm } from './PasswordForm';
import { useSignOut } from './useSignIn';
import { identityWords } from './words';
import './account.css';

/** Stands in the way of an account that still has the password it was handed out with. */
export function FirstPasswordPage() {
  const words = useWords(identityWords);
  const { productName } = useWords(commonWords);
  const signOut = useSignOut();
  useEffect(() => {
    document.title = `${words.firstPasswordTitle} · ${productName}`;
  }, [words, productName]);
  return (
    <main className="first-password">
      <div className="first-password-bar">
        <Mark />
        <LanguageSwitch />
      </div>
      <Card>
        <h1>{words.firstPasswordTitle}</h1>
        <p>{words.firstPasswordHelp}</p>
        <PasswordForm onChanged={() => undefined} />
      </Card>
      <Button type="link" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        {words.signOut}
      </Button>
    </main>
  );
}
