import { useQuery } from '@tanstack/react-query';
import { Card } from 'antd';
import { Link, useParams } from 'react-router';

import { answer, api } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { expulsionStatusWords } from '../../../app/words/membership';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { Documents } from '../documents/Documents';
import { expulsionTones } from '../tones';
import { CaseFacts } from './CaseFacts';
import { CaseSteps } from './CaseSteps';
import { expulsionWords } from './words';

/** One case of expulsion: notice, hearing, vote, appeal, and what can be done now. */
export function CasePage() {
  const { id = '' } = useParams();
  const words = useWords(expulsionWords);
  const statuses = useWords(expulsionStatusWords);
  const found = useQuery({
    queryKey: ['expulsion', id],
    queryFn: () => answer(api.GET('/api/v1/expulsions/{id}', { params: { path: { id } } })),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const { member, status } = found.data;
  return (
    <>
      <PageHeader
        title={words.expulsion(member.name)}
        note={<Link to={`/office/members/${member.id}?tab=standing`}>{member.number}</Link>}
        backTo="/office/matters?tab=expulsions"
      />
      <div className="record">
        <div className="record-main">
          <Card>
            <p className="record-banner">
              <StatusTag tone={expulsionTones[status]}>{statuses[status]}</StatusTag>
            </p>
            <CaseFacts found={found.data} />
            <CaseSteps found={found.data} />
          </Card>
        </div>
        <div className="record-side">
          <Documents owner={{ kind: 'member', id: member.id }} readOnly />
        </div>
      </div>
    </>
  );
}
