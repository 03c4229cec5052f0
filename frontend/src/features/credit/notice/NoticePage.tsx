import { PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useParams } from 'react-router';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { PageHeader } from '../../../ui/PageHeader';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { useFormat } from '../../../ui/useFormat';
import { lastDay } from '../days';
import { useRating, useScorecard } from '../queries';
import { useRatingText } from '../useRatingText';
import { type Card, grouped } from '../value';
import { vetoWords } from '../words';
import { noticeWords } from './words';
import './notice.css';

type Rating = Schemas['Rating'];

/** The notice that a member takes home or to the bank, made for paper. */
export function NoticePage() {
  const { id = '' } = useParams();
  const words = useWords(noticeWords);
  const rating = useRating(id);
  const card = useScorecard(rating.data?.body.card.id);
  const problem = rating.error ?? card.error;
  if (problem) return <ProblemState problem={problem} onRetry={() => void rating.refetch()} />;
  if (!rating.data || !card.data) return <LoadingState />;
  const { body } = rating.data;
  return (
    <>
      <PageHeader
        title={words.title}
        backTo=".."
        actions={
          body.validity && (
            <Button type="primary" icon={<PrinterOutlined aria-hidden />} onClick={() => window.print()}>
              {words.print}
            </Button>
          )
        }
      />
      {body.validity ? (
        <Notice rating={body} card={card.data} validity={body.validity} />
      ) : (
        <EmptyState text={words.notYet} />
      )}
    </>
  );
}

function useFederation() {
  return useQuery({
    queryKey: ['county-federation'],
    queryFn: () => answer(api.GET('/api/v1/org-units', { params: { query: { kind: 'county_federation', limit: 1 } } })),
    staleTime: Infinity,
    select: ({ items }) => items[0]?.name,
  });
}

type Props = { rating: Rating; card: Card; validity: Schemas['Days'] };

function Notice({ rating, card, validity }: Props) {
  const words = useWords(noticeWords);
  const vetoes = useWords(vetoWords);
  const text = useRatingText();
  const format = useFormat();
  const federation = useFederation();
  const { member, total, scored_on: day, grade, line, revoked_for: revoked, vetoed, steps } = rating;
  const scored = gradeOf(card, total ?? 0);
  const isLowered = steps.some(({ to }) => to === 'downgraded') && !revoked;
  const counted = rating.vetoes.filter(({ since }) => since <= (day ?? '')).map(({ kind }) => vetoes[kind]);
  const version = card.card_version;
  const dayText = (date: string) => {
    const [year = '', month = '', of = ''] = date.split('-');
    return words.day(year, month, of);
  };
  return (
    <article className="notice">
      <h2>{words.heading}</h2>
      <p>{words.to(member.name, member.number)}</p>
      <div className="notice-text">
        <p>{words.body(text.label(card.name), version, dayText(day ?? ''), total ?? 0, vetoed ? 'C' : scored)}</p>
        {vetoed && <p>{words.vetoed(counted.join('；'))}</p>}
        {isLowered && grade && <p>{words.lowered(grade)}</p>}
        {revoked && <p>{words.revoked(vetoes[revoked])}</p>}
        <p>{words.validity(dayText(validity.from), dayText(lastDay(validity.until)))}</p>
        <p>{hasLine(line) ? words.line(format.largeMoney(line.amount)) : words.noLine}</p>
      </div>
      <Points rating={rating} card={card} />
      <div className="notice-text">
        <p>{words.ask}</p>
      </div>
      <div className="notice-seal">
        <p>
          {federation.data}
          {words.seal}
        </p>
        <p>{dayText(validity.from)}</p>
      </div>
    </article>
  );
}

function hasLine(line: Rating['line']): line is Schemas['SuggestedLine'] {
  return Boolean(line && !/^0(\.0*)?$/.test(line.amount));
}

function gradeOf(card: Card, total: number): string {
  return card.grades.find(({ from }) => total >= from)?.grade ?? 'C';
}

function Points({ rating, card }: Pick<Props, 'rating' | 'card'>) {
  const words = useWords(noticeWords);
  const text = useRatingText();
  const groups = grouped(rating.findings);
  return (
    <table>
      <caption>{words.points}</caption>
      <thead>
        <tr>
          <th scope="col">{words.group}</th>
          <th scope="col">{words.earned}</th>
          <th scope="col">{words.most}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ code, points, max }) => {
          const group = card.groups.find((known) => known.code === code);
          return (
            <tr key={code}>
              <td>{group ? text.label(group.name) : code}</td>
              <td>{points}</td>
              <td>{max}</td>
            </tr>
          );
        })}
      </tbody>
      <tfoot>
        <tr>
          <td>{words.sum}</td>
          <td>{rating.total}</td>
          <td>{groups.reduce((sum, { max }) => sum + max, 0)}</td>
        </tr>
      </tfoot>
    </table>
  );
}
