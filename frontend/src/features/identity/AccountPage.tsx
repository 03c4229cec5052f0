import { Button, Card, Descriptions } from 'antd';

import { useMe } from '../../api/useMe';
import { useWords } from '../../app/words/dictionary';
import { roleWords } from '../../app/words/vocabularies';
import { LanguageSwitch } from '../../ui/LanguageSwitch';
import { PageHeader } from '../../ui/PageHeader';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { LoadingState, ProblemState } from '../../ui/states';
import { StatusTag } from '../../ui/StatusTag';
import { TextSizeSwitch } from '../../ui/TextSizeSwitch';
import { useSignOut } from './useSignIn';
import { identityWords } from './words';

/** The signed-in account: name, posts, how the screens look, sign-out. */
export function AccountPage() {
  const words = useWords(identityWords);
  const roles = useWords(roleWords);
  const me = useMe();
  const signOut = useSignOut();
  if (me.isPending) return <LoadingState />;
  if (me.isError) return <ProblemState problem={me.error} onRetry={() => void me.refetch()} />;
  const { display_name, login, org_unit, posts, role } = me.data;
  return (
    <>
      <PageHeader title={words.account} />
      <ProblemAlert problem={signOut.error} />
      <Card>
        <Descriptions
          column={1}
          items={[
            { key: 'name', label: words.name, children: display_name },
            { key: 'login', label: words.login, children: login },
            { key: 'org-unit', label: words.orgUnit, children: org_unit.name },
            { key: 'role', label: words.role, children: roles[role] },
            {
              key: 'posts',
              label: words.posts,
              children: (
                <ul className="plain-list">
                  {posts.map((post) => (
                    <li key={post.id}>
                      {roles[post.role]} · {post.org_unit_name}{' '}
                      {post.role === role && post.org_unit_name === org_unit.name && (
                        <StatusTag tone="active">{words.currentPost}</StatusTag>
                      )}
                    </li>
                  ))}
                </ul>
              ),
            },
            { key: 'text-size', label: words.textSize, children: <TextSizeSwitch label={words.textSize} /> },
            { key: 'language', label: words.language, children: <LanguageSwitch /> },
          ]}
        />
        <Button danger className="sign-out" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {words.signOut}
        </Button>
      </Card>
    </>
  );
}
