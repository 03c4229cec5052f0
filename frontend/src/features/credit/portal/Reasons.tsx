import { Card } from 'antd';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { LoadingState, ProblemState } from '../../../ui/states';
import { Explanation } from '../Explanation';
import { LineTerms } from '../LineTerms';
import { Outcome } from '../Outcome';
import { useScorecard } from '../queries';
import { creditWords } from '../words';

type Props = { rating: Schemas['Rating']; title: string };

/** Everything that explains a scored rating: what it stands for, its points, its line. */
export function Reasons({ rating, title }: Props) {
  const words = useWords(creditWords);
  const card = useScorecard(rating.card.id);
  const { total, missing_points: missing, scored_on: day, line } = rating;
  if (card.isPending) return <LoadingState />;
  if (card.isError) return <ProblemState problem={card.error} onRetry={() => void card.refetch()} />;
  return (
    <>
      <div className="portal-section">
        <Outcome rating={rating} />
      </div>
      {line && (
        <Card className="portal-section" title={<h2>{words.lineHow}</h2>}>
          <LineTerms line={line} card={rating.card.code} />
        </Card>
      )}
      {typeof total === 'number' && (
        <Card className="portal-section" title={<h2>{title}</h2>}>
          <p>
            <strong>{words.total(total)}</strong>
            {day && ` · ${words.scoredOn(day)}`}
            {missing ? ` · ${words.missingPoints(missing)}` : null}
          </p>
          <Explanation findings={rating.findings} card={card.data} />
        </Card>
      )}
    </>
  );
}
