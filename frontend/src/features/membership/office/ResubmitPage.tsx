import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';

import { answer, answerWithEtag, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { ApplicationForm } from '../apply/ApplicationForm';
import { enteredAgain } from '../formBody';
import { officeWords, verbWords } from './words';

/** Handing a returned application in again, with the applicant at the counter. */
export function ResubmitPage() {
  const { id = '' } = useParams();
  const words = useWords(officeWords);
  const verbs = useWords(verbWords);
  const navigate = useNavigate();
  const cache = useQueryClient();
  const found = useQuery({
    queryKey: ['application', id],
    queryFn: () => answerWithEtag(api.GET('/api/v1/membership-applications/{id}', { params: { path: { id } } })),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const { body: application, etag } = found.data;
  const page = `/office/applications/${id}`;
  const params = { path: { id }, ...(etag ? { header: { 'If-Match': etag } } : {}) };
  return (
    <>
      <PageHeader title={words.resubmitTitle} note={application.number} backTo={page} />
      <ApplicationForm
        type={application.form.member_type}
        initial={enteredAgain(application.form)}
        send={(body) => answer(api.POST('/api/v1/membership-applications/{id}/resubmit', { params, body }))}
        onDone={() => {
          void cache.invalidateQueries({ queryKey: ['application', id] });
          void navigate(page);
        }}
        submitLabel={verbs.resubmit}
      />
    </>
  );
}
