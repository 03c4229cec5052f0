import { Button, Card } from 'antd';
import { Link } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { StatusTag } from '../../../ui/StatusTag';
import { useFormat } from '../../../ui/useFormat';
import { lastDay } from '../days';
import { isOpen, useHoldingRating, useOpenRating, useRatingsOf } from '../ratingsOfMember';
import { gradeTones, ratingTones } from '../tones';
import { creditWords, ratingStatusWords } from '../words';
import { officeWords } from './words';
import './office.css';

type Props = { member: Pick<Schemas['Member'], 'id' | 'status'> };

/** The grade of a member today and what is on its way, for the page that shows the member from all sides. */
export function MemberRating({ member }: Props) {
  const words = useWords(officeWords);
  const common = useWords(creditWords);
  const me = useMe();
  const all = useRatingsOf(member.id);
  const holding = useHoldingRating(member.id);
  const open = useOpenRating('/office/ratings');
  const pending = all.data?.find(isOpen);
  const mayOpen =
    me.data?.permissions.includes('declare_evidence') && member.status === 'active' && all.data && !pending;
  return (
    <Card
      title={<h2>{common.grade}</h2>}
      extra={
        mayOpen && (
          <Button size="small" loading={open.isPending} onClick={() => open.mutate(member.id)}>
            {words.open}
          </Button>
        )
      }
    >
      <ProblemAlert problem={open.error ?? all.error ?? holding.error} />
      {holding.data && <Holding rating={holding.data} />}
      {pending && <Pending rating={pending} />}
      {holding.data === null && !pending && <p className="member-rating">{words.noRating}</p>}
    </Card>
  );
}

function Holding({ rating }: { rating: Schemas['Rating'] }) {
  const words = useWords(officeWords);
  const common = useWords(creditWords);
  const format = useFormat();
  const { id, grade, validity, line } = rating;
  return (
    <p className="member-rating">
      {words.latest}
      <StatusTag tone={grade ? gradeTones[grade] : 'neutral'}>{grade ?? common.noGrade}</StatusTag>
      {validity && <span>{`${common.validity} ${common.days(validity.from, lastDay(validity.until))}`}</span>}
      {line && <span>{`${common.line} ${format.largeMoney(line.amount)}`}</span>}
      <Link to={`/office/ratings/${id}`}>{words.show}</Link>
    </p>
  );
}

function Pending({ rating: { id, status } }: { rating: Schemas['ListedRating'] }) {
  const words = useWords(officeWords);
  const statuses = useWords(ratingStatusWords);
  return (
    <p className="member-rating">
      {words.pending}
      <StatusTag tone={ratingTones[status]}>{statuses[status]}</StatusTag>
      <Link to={`/office/ratings/${id}`}>{words.show}</Link>
    </p>
  );
}
