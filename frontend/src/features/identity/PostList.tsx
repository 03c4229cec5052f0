import { App, Button } from 'antd';

import type { Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { roleWords } from '../../app/words/vocabularies';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { StatusTag } from '../../ui/StatusTag';
import { isPresent, useActFrom } from './useActFrom';
import { identityWords } from './words';

/** The posts of the account, with the way from one to the other. */
export function PostList({ me }: { me: Schemas['Me'] }) {
  const words = useWords(identityWords);
  const roles = useWords(roleWords);
  const { message } = App.useApp();
  const actFrom = useActFrom();
  const change = (post: Schemas['Post']) =>
    actFrom.mutate(post, {
      onSuccess: () => void message.success(words.acting(`${roles[post.role]} · ${post.org_unit_name}`)),
    });
  return (
    <>
      <ProblemAlert problem={actFrom.error} />
      <ul className="plain-list account-rows">
        {me.posts.map((post) => (
          <li key={post.id}>
            <span>
              {roles[post.role]} · {post.org_unit_name}
              {post.main && me.posts.length > 1 && <small>{words.mainPost}</small>}
            </span>
            {isPresent(me, post) ? (
              <StatusTag tone="active">{words.currentPost}</StatusTag>
            ) : (
              <Button loading={actFrom.isPending} onClick={() => change(post)}>
                {words.actFrom}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
