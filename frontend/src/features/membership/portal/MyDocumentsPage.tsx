import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { Documents } from '../documents/Documents';
import { documentWords } from '../documents/words';
import { useOwnMember } from './MemberCard';

/** The member's own documents: what is there, what is missing, and the way to hand more in. */
export function MyDocumentsPage() {
  const words = useWords(documentWords);
  const found = useOwnMember();
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <PageHeader title={words.documents} backTo="/my" />
      <Documents owner={{ kind: 'member', id: found.data.id }} />
    </>
  );
}
