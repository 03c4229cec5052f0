import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { useFormat } from '../../../ui/useFormat';
import { lastDay } from '../days';
import { creditWords, ratingStatusWords } from '../words';
import { portalWords } from './words';
import './portal.css';

/** The grade in large letters, how long it holds, and the suggested line. */
export function GradeCard({ rating }: { rating: Schemas['Rating'] }) {
  const words = useWords(creditWords);
  const own = useWords(portalWords);
  const statuses = useWords(ratingStatusWords);
  const format = useFormat();
  const { grade, validity, line, status, total } = rating;
  return (
    <section className="grade-card" aria-label={words.grade}>
      <strong className="grade-card-grade">{grade ?? words.noGrade}</strong>
      <p>
        {statuses[status]}
        {typeof total === 'number' && ` · ${words.score(total)}`}
      </p>
      <p className="grade-card-line">{line ? `${words.line} ${format.largeMoney(line.amount)}` : own.noLine}</p>
      <p>{validity ? `${words.validity} ${words.days(validity.from, lastDay(validity.until))}` : null}</p>
    </section>
  );
}
