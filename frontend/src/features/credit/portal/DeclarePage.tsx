import { useParams } from 'react-router';

import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { useRating, useScorecard } from '../queries';
import { DeclareForm } from './DeclareForm';
import { memberVerbs } from './memberVerbs';
import { declareWords } from './words';

/** The member tells about its business, one question for each indicator. */
export function DeclarePage() {
  const { id = '' } = useParams();
  const words = useWords(declareWords);
  const rating = useRating(id);
  const card = useScorecard(rating.data?.body.card.id);
  const problem = rating.error ?? card.error;
  if (problem) return <ProblemState problem={problem} onRetry={() => void rating.refetch()} />;
  if (!rating.data || !card.data) return <LoadingState />;
  const { body } = rating.data;
  return (
    <>
      <PageHeader title={words.title} note={words.help} backTo={`/my/rating/${id}`} />
      {memberVerbs(body).includes('enter_evidence') ? (
        <DeclareForm rating={body} card={card.data} />
      ) : (
        <EmptyState text={words.closed} />
      )}
    </>
  );
}
