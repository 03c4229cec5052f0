import { Card } from 'antd';
import { useParams } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { EvidenceList } from '../evidence/EvidenceList';
import { useRating, useScorecard } from '../queries';
import { isOpen } from '../ratingsOfMember';
import { Steps } from '../Steps';
import { creditWords } from '../words';
import { GradeCard } from './GradeCard';
import { Process } from './Process';
import { Reasons } from './Reasons';
import { portalWords } from './words';

/** One rating of the member who is signed in. */
export function MyOneRatingPage() {
  const { id = '' } = useParams();
  const rating = useRating(id);
  if (rating.isPending) return <LoadingState />;
  if (rating.isError) return <ProblemState problem={rating.error} onRetry={() => void rating.refetch()} />;
  return <Shown rating={rating.data.body} />;
}

function Shown({ rating }: { rating: Schemas['Rating'] }) {
  const words = useWords(portalWords);
  const common = useWords(creditWords);
  const isScored = typeof rating.total === 'number';
  return (
    <>
      <PageHeader
        title={words.rating(rating.steps[0]?.on ?? '')}
        backTo="/my/rating"
        actions={rating.validity && <LinkButton to="notice">{common.notice}</LinkButton>}
      />
      {isScored && <GradeCard rating={rating} />}
      {isOpen(rating) && (
        <Card className="portal-section">
          <Process rating={rating} />
        </Card>
      )}
      {isScored ? (
        <Reasons rating={rating} title={isOpen(rating) ? words.whyOpen : words.why} />
      ) : (
        <Known rating={rating} />
      )}
      <Card className="portal-section" title={<h2>{words.history}</h2>}>
        <Steps steps={rating.steps} />
      </Card>
    </>
  );
}

function Known({ rating }: { rating: Schemas['Rating'] }) {
  const words = useWords(portalWords);
  const card = useScorecard(rating.card.id);
  if (!card.data || rating.evidence.length === 0) return null;
  return (
    <Card className="portal-section" title={<h2>{words.known}</h2>}>
      <EvidenceList card={card.data} evidence={rating.evidence} />
    </Card>
  );
}
