import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Popconfirm } from 'antd';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { ProblemAlert } from '../../ui/ProblemAlert';
import { LoadingState, ProblemState } from '../../ui/states';
import { StatusTag } from '../../ui/StatusTag';
import { useFormat } from '../../ui/useFormat';
import { deviceOf } from './device';
import { identityWords } from './words';

const sessionsKey = ['my-sessions'];

/** Where the account is signed in, and how to end that elsewhere. */
export function SessionList() {
  const words = useWords(identityWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const sessions = useQuery({ queryKey: sessionsKey, queryFn: () => answer(api.GET('/api/v1/me/sessions')) });
  const end = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => {
      void message.success(words.sessionEnded);
      return cache.invalidateQueries({ queryKey: sessionsKey });
    },
  });
  if (sessions.isPending) return <LoadingState />;
  if (sessions.isError) return <ProblemState problem={sessions.error} onRetry={() => void sessions.refetch()} />;
  return (
    <>
      <ProblemAlert problem={end.error} />
      <ul className="plain-list account-rows">
        {sessions.data.items.toReversed().map((session) => (
          <li key={session.id}>
            <Device session={session} />
            {session.current ? (
              <StatusTag tone="active">{words.thisDevice}</StatusTag>
            ) : (
              <Popconfirm title={words.endSessionSure} onConfirm={() => end.mutateAsync(session.id).catch(() => null)}>
                <Button danger>{words.endSession}</Button>
              </Popconfirm>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Device({ session }: { session: Schemas['Session'] }) {
  const words = useWords(identityWords);
  const format = useFormat();
  const device = deviceOf(session.user_agent);
  return (
    <span>
      {device ? words.onSystem(device.browser, device.system) : words.unknownDevice}
      <small>
        {words.lastUsed} {format.instant(session.used_at)} · {words.signedInAt} {format.instant(session.created_at)}
      </small>
    </span>
  );
}
