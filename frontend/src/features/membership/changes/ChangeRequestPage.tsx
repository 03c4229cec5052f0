import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';

import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, NoPermissionState, ProblemState } from '../../../ui/states';
import { useDone } from '../useDone';
import { useMay } from '../useMay';
import { ChangeForm } from './ChangeForm';
import { changeWords } from './words';

const openStatuses = ['submitted', 'town_checked'] as const;

/** The request of a member that is on its way; a member has one at a time. */
export function useOpenChange(memberId: string) {
  return useQuery({
    queryKey: ['change-requests', 'open', memberId],
    queryFn: async () => {
      const lists = await Promise.all(
        openStatuses.map((status) =>
          answer(api.GET('/api/v1/change-requests', { params: { query: { member_id: memberId, status, limit: 1 } } })),
        ),
      );
      return lists.flatMap(({ items }) => items)[0] ?? null;
    },
  });
}

/** Asking for a change of what is known of a member, at the desk of an office. */
export function ChangeRequestPage() {
  const { id = '' } = useParams();
  const words = useWords(changeWords);
  const may = useMay();
  const navigate = useNavigate();
  const done = useDone();
  const open = useOpenChange(id);
  const found = useQuery({
    queryKey: ['member', id],
    queryFn: () => answer(api.GET('/api/v1/members/{id}', { params: { path: { id } } })),
  });
  if (found.isPending || open.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  if (open.isError) return <ProblemState problem={open.error} onRetry={() => void open.refetch()} />;
  if (!may('request_change')) return <NoPermissionState />;
  const { form, name, number } = found.data;
  return (
    <>
      <PageHeader title={words.ask} note={words.askNote(name, number)} backTo={`/office/members/${id}?tab=changes`} />
      {open.data ? (
        <Alert
          type="info"
          showIcon
          title={words.openAlready}
          description={<Link to={`/office/matters/changes/${open.data.id}`}>{words.seeOpen}</Link>}
        />
      ) : (
        <p className="card-note">{words.askHelp}</p>
      )}
      {form && !open.data && (
        <ChangeForm
          memberId={id}
          form={form}
          onDone={(change) => {
            void done(words.submittedDone);
            void navigate(`/office/matters/changes/${change.id}`);
          }}
        />
      )}
    </>
  );
}
