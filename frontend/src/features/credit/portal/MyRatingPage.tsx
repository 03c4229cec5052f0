import { Button, Card } from 'antd';
import { Link } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useRating } from '../queries';
import { isOpen, useHoldingRating, useOpenRating, useRatingsOf } from '../ratingsOfMember';
import { ratingTones } from '../tones';
import { creditWords, ratingStatusWords } from '../words';
import { GradeCard } from './GradeCard';
import { Process } from './Process';
import { Reasons } from './Reasons';
import { portalWords } from './words';

/** The grade of the member who is signed in, why it is so, and what is on its way. */
export function MyRatingPage() {
  const words = useWords(portalWords);
  const me = useMe();
  return (
    <>
      <PageHeader title={words.title} note={words.help} />
      {me.data?.member_id && <Own memberId={me.data.member_id} />}
    </>
  );
}

function Own({ memberId }: { memberId: string }) {
  const words = useWords(portalWords);
  const all = useRatingsOf(memberId);
  const holding = useHoldingRating(memberId);
  const problem = all.error ?? holding.error;
  if (problem)
    return <ProblemState problem={problem} onRetry={() => void Promise.all([all.refetch(), holding.refetch()])} />;
  if (!all.data || holding.data === undefined) return <LoadingState />;
  const pending = all.data.find(isOpen);
  return (
    <>
      {holding.data && <GradeCard rating={holding.data} />}
      {!holding.data && pending && <p>{words.noneNow}</p>}
      {pending && <Pending id={pending.id} />}
      {!pending && <OpenAgain memberId={memberId} isFirst={all.data.length === 0} holding={holding.data} />}
      {holding.data && <Reasons rating={holding.data} title={words.why} />}
      {all.data.length > 0 && <Former ratings={all.data} />}
    </>
  );
}

function Pending({ id }: { id: string }) {
  const words = useWords(portalWords);
  const rating = useRating(id);
  if (rating.isPending) return <LoadingState />;
  if (rating.isError) return <ProblemState problem={rating.error} onRetry={() => void rating.refetch()} />;
  return (
    <Card className="portal-section" title={<h2>{words.process}</h2>}>
      <Process rating={rating.data.body} isLinked />
    </Card>
  );
}

type OpenProps = { memberId: string; isFirst: boolean; holding: Schemas['Rating'] | null };

/** The way to a new rating, which is urgent for whoever has none or one that runs out. */
function OpenAgain({ memberId, isFirst, holding }: OpenProps) {
  const words = useWords(portalWords);
  const { notice } = useWords(creditWords);
  const open = useOpenRating('/my/rating');
  const isUrgent = !holding || holding.expiring;
  const button = (
    <Button
      type={isUrgent ? 'primary' : 'default'}
      size="large"
      loading={open.isPending}
      onClick={() => open.mutate(memberId)}
    >
      {isFirst ? words.open : words.again}
    </Button>
  );
  return (
    <div className="portal-section">
      <ProblemAlert problem={open.error} />
      {isFirst ? (
        <EmptyState text={words.none} action={button} />
      ) : (
        <div className="process-actions">
          {holding && (
            <LinkButton size="large" to={`/my/rating/${holding.id}/notice`}>
              {notice}
            </LinkButton>
          )}
          {button}
        </div>
      )}
    </div>
  );
}

function Former({ ratings }: { ratings: readonly Schemas['ListedRating'][] }) {
  const words = useWords(portalWords);
  const common = useWords(creditWords);
  const statuses = useWords(ratingStatusWords);
  return (
    <Card className="portal-section" title={<h2>{words.former}</h2>}>
      <ul className="plain-list former">
        {ratings.map(({ id, grade, status, total }) => (
          <li key={id}>
            <Link to={`/my/rating/${id}`}>
              <span>
                <strong>{grade ?? common.noGrade}</strong>
                {typeof total === 'number' && ` · ${common.total(total)}`}
              </span>
              <StatusTag tone={ratingTones[status]}>{statuses[status]}</StatusTag>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}
