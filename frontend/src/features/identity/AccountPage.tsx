import { App, Button, Card, Descriptions } from 'antd';

import { useMe } from '../../api/useMe';
import { useWords } from '../../app/words/dictionary';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { LoadingState, ProblemState } from '../../ui/states';
import { TextSizeSwitch } from '../../ui/TextSizeSwitch';
import { PasswordForm } from './PasswordForm';
import { PostList } from './PostList';
import { SessionList } from './SessionList';
import { useSignOut } from './useSignIn';
import { identityWords } from './words';
import './account.css';

/** The signed-in account: name, posts, how the screens look, password, devices, sign-out. */
export function AccountPage() {
  const words = useWords(identityWords);
  const { message } = App.useApp();
  const me = useMe();
  const signOut = useSignOut();
  if (me.isPending) return <LoadingState />;
  if (me.isError) return <ProblemState problem={me.error} onRetry={() => void me.refetch()} />;
  return (
    <>
      <PageHeader title={words.account} />
      <ProblemAlert problem={signOut.error} />
      <Card className="account-card">
        <Descriptions
          column={1}
          items={[
            { key: 'name', label: words.name, children: me.data.display_name },
            { key: 'login', label: words.login, children: me.data.login },
            { key: 'text-size', label: words.textSize, children: <TextSizeSwitch label={words.textSize} /> },
            { key: 'language', label: words.language, children: <LanguageSwitch /> },
          ]}
        />
        <Button danger className="sign-out" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {words.signOut}
        </Button>
      </Card>
      <Card className="account-card" title={<h2>{words.posts}</h2>}>
        <PostList me={me.data} />
      </Card>
      <Card className="account-card" title={<h2>{words.changePassword}</h2>}>
        <PasswordForm onChanged={() => void message.success(words.passwordChanged)} />
      </Card>
      <Card className="account-card" title={<h2>{words.devices}</h2>}>
        <SessionList />
      </Card>
    </>
  );
}
