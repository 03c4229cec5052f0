import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { roleWords } from '../../../app/words/vocabularies';
import { FormDialog } from '../../../ui/FormDialog';
import { StatusTag } from '../../../ui/StatusTag';
import { GrantDialog } from './GrantDialog';
import { accountsWords } from './words';
import '../account.css';
import './accounts.css';

type Post = Schemas['Post'];
type Props = { account: Schemas['Account']; mayGrant: boolean };

/** The posts that an account holds, with the way to grant and end them. */
export function Posts({ account, mayGrant }: Props) {
  const words = useWords(accountsWords);
  const roles = useWords(roleWords);
  const [isGranting, setGranting] = useState(false);
  const [ending, setEnding] = useState<Post>();
  const posts = account.posts ?? [];
  return (
    <>
      {posts.length === 0 && <p className="no-posts">{words.noPosts}</p>}
      <ul className="plain-list account-rows post-rows">
        {posts.map((post) => (
          <li key={post.id}>
            <span>
              {roles[post.role]} · <Link to={`/office/units/${post.org_unit_id}`}>{post.org_unit_name}</Link>{' '}
              {post.main && posts.length > 1 && <StatusTag>{words.mainPost}</StatusTag>}
            </span>
            {mayGrant && (
              <Button danger onClick={() => setEnding(post)}>
                {words.endPost}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayGrant && (
        <Button type="primary" onClick={() => setGranting(true)}>
          {words.grant}
        </Button>
      )}
      {isGranting && <GrantDialog account={account} onClose={() => setGranting(false)} />}
      {ending && <EndDialog accountId={account.id} post={ending} onClose={() => setEnding(undefined)} />}
    </>
  );
}

function EndDialog({ accountId, post, onClose }: { accountId: string; post: Post; onClose: () => void }) {
  const words = useWords(accountsWords);
  const roles = useWords(roleWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const path = { id: accountId, post_id: post.id };
  return (
    <FormDialog
      title={words.endPost}
      consequence={words.endPostHelp(`${roles[post.role]} · ${post.org_unit_name}`)}
      danger
      send={() => answer(api.DELETE('/api/v1/accounts/{id}/posts/{post_id}', { params: { path } }))}
      onDone={() => {
        void message.success(words.done);
        onClose();
        void cache.invalidateQueries({ queryKey: ['account', accountId] });
      }}
      onClose={onClose}
    />
  );
}
