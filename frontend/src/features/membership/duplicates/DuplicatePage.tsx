import { useQuery } from '@tanstack/react-query';
import { Alert, Card } from 'antd';
import { Link, useParams } from 'react-router';

import { answer, answerWithEtag, api } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { pairStatusWords } from '../../../app/words/states';
import { EventLine } from '../../../ui/EventLine';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { StepBar } from '../../../ui/StepBar';
import { useFormat } from '../../../ui/useFormat';
import { Comparison } from './Comparison';
import { pairTones, Reasons } from './DuplicatesPage';
import { PairDialog } from './PairDialog';
import { type Pair, type PairVerb, stepsFor } from './steps';
import { duplicateWords, mergeFieldWords, pairEventWords, pairVerbWords } from './words';
import './duplicates.css';

/** Two records that look like one, side by side, and what can be said of them now. */
export function DuplicatePage() {
  const { id = '' } = useParams();
  const words = useWords(duplicateWords);
  const found = useQuery({
    queryKey: ['duplicate', id],
    queryFn: () => answerWithEtag(api.GET('/api/v1/member-duplicates/{id}', { params: { path: { id } } })),
  });
  if (found.isPending) return <LoadingState />;
  if (found.isError) return <ProblemState problem={found.error} onRetry={() => void found.refetch()} />;
  const { body: pair, etag } = found.data;
  const { first, second } = pair;
  return (
    <>
      <PageHeader
        title={words.title}
        note={words.versus(`${first.name} ${first.number}`, `${second.name} ${second.number}`)}
        backTo="/office/duplicates"
      />
      <div className="record">
        <div className="record-main">
          <Standing pair={pair} etag={etag} />
          <Comparison pair={pair} />
        </div>
        <div className="record-side">
          <Card title={<h2>{words.history}</h2>}>
            <History id={id} />
          </Card>
        </div>
      </div>
    </>
  );
}

type Props = { pair: Pair; etag: string | null };

function Standing({ pair, etag }: Props) {
  const words = useWords(duplicateWords);
  const statuses = useWords(pairStatusWords);
  const { status, score, reasons, proposal, decision } = pair;
  const format = useFormat();
  const stays = proposal && pair[proposal.survivor];
  return (
    <Card title={<h2>{words.standing}</h2>}>
      <p className="record-banner">
        <StatusTag tone={pairTones[status]}>{statuses[status]}</StatusTag>
        <span>
          {words.score} {words.points(score)}
        </span>
        <Reasons reasons={reasons} />
      </p>
      {proposal && <Proposed pair={pair} proposal={proposal} />}
      {decision && (
        <Alert
          type="info"
          title={words.decided(decision.by, format.instant(decision.at))}
          description={decision.reason && words.because(decision.reason)}
        />
      )}
      {status === 'merged' && stays?.member_id && (
        <p>
          <Link to={`/office/members/${stays.member_id}`}>{words.mergedInto}</Link>
        </p>
      )}
      <StepButtons pair={pair} etag={etag} />
    </Card>
  );
}

function Proposed({ pair, proposal }: { pair: Pair; proposal: NonNullable<Pair['proposal']> }) {
  const words = useWords(duplicateWords);
  const fields = useWords(mergeFieldWords);
  const format = useFormat();
  const { by, at, survivor, take, reason } = proposal;
  const taken = take.map((field) => fields[field]).join(' · ');
  return (
    <Alert
      type="info"
      showIcon
      className="pair-proposal"
      title={words.proposed(by, format.instant(at))}
      description={
        <>
          <p>{words.stays(pair[survivor].number)}</p>
          <p>{taken ? words.takes(taken) : words.takesNothing}</p>
          <p>{words.because(reason)}</p>
          {pair.status === 'proposed' && <p>{words.otherHands}</p>}
        </>
      }
    />
  );
}

const aside: readonly PairVerb[] = ['dismiss', 'decline_merge'];

function StepButtons({ pair, etag }: Props) {
  const words = useWords(duplicateWords);
  const verbs = useWords(pairVerbWords);
  const me = useMe();
  if (pair.status === 'open' && pair.allowed.length === 0) return <p>{words.over}</p>;
  if (pair.allowed.length === 0) return null;
  return (
    <StepBar
      steps={me.data ? stepsFor(pair, me.data) : []}
      verbs={verbs}
      weight={(verb) => (aside.includes(verb) ? 'aside' : 'main')}
      dialog={(verb, onClose) => <PairDialog verb={verb} pair={pair} etag={etag} onClose={onClose} />}
    />
  );
}

function History({ id }: { id: string }) {
  const words = useWords(duplicateWords);
  const kinds = useWords(pairEventWords);
  const told = useQuery({
    queryKey: ['duplicate', id, 'timeline'],
    queryFn: () => answer(api.GET('/api/v1/member-duplicates/{id}/timeline', { params: { path: { id } } })),
  });
  if (told.isPending) return <LoadingState />;
  if (told.isError) return <ProblemState problem={told.error} onRetry={() => void told.refetch()} />;
  return <EventLine events={told.data.items} kinds={kinds} stranger={words.system} />;
}
