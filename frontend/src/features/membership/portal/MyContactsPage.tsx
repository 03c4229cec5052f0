import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { Contacts } from '../contacts/Contacts';
import { contactWords } from '../contacts/words';
import { useOwnMember } from './MemberCard';

/** Whom the federation calls, kept by the member itself. */
export function MyContactsPage() {
  const words = useWords(contactWords);
  const found = useOwnMember();
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <PageHeader title={words.contacts} backTo="/my" />
      <Contacts memberId={found.data.id} status={found.data.status} />
    </>
  );
}
