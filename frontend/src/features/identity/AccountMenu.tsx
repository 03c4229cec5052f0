import { CheckOutlined, DownOutlined, LogoutOutlined, SwapOutlined, UserOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, type MenuProps } from 'antd';
import { useNavigate } from 'react-router';

import type { ApiProblem, Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { useProblemText } from '../../app/words/problems';
import { roleWords } from '../../app/words/vocabularies';
import { isPresent, useActFrom } from './useActFrom';
import { useSignOut } from './useSignIn';
import { identityWords } from './words';

type Props = { me: Schemas['Me']; accountPath: string };

/** Who is signed in and at which post; the account page; sign-out. */
export function AccountMenu({ me, accountPath }: Props) {
  const words = useWords(identityWords);
  const roles = useWords(roleWords);
  const navigate = useNavigate();
  const { message } = App.useApp();
  const text = useProblemText();
  const signOut = useSignOut();
  const actFrom = useActFrom();
  const tell = (problem: ApiProblem) => void message.error(text(problem));
  const items: MenuProps['items'] = [
    {
      key: 'posts',
      type: 'group',
      label: words.posts,
      children: me.posts.map((post) => ({
        key: post.id,
        label: `${roles[post.role]} · ${post.org_unit_name}`,
        disabled: isPresent(me, post),
        icon: isPresent(me, post) ? <CheckOutlined aria-hidden /> : <SwapOutlined aria-hidden />,
        onClick: () => actFrom.mutate(post, { onError: tell }),
      })),
    },
    { type: 'divider' },
    {
      key: 'account',
      icon: <UserOutlined aria-hidden />,
      label: words.account,
      onClick: () => void navigate(accountPath),
    },
    {
      key: 'sign-out',
      icon: <LogoutOutlined aria-hidden />,
      label: words.signOut,
      onClick: () => signOut.mutate(undefined, { onError: tell }),
    },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button type="text" aria-label={words.accountMenu(me.display_name)} className="account-menu">
        <UserOutlined aria-hidden />
        <span className="account-menu-name">{me.display_name}</span>
        <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}
