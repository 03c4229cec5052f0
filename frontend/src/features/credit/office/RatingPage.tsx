import { Alert, Button, Card, Descriptions, Tabs } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'react-router';

import type { Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { RemindButton } from '../../../ui/RemindButton';
import { EmptyState, LoadingState, ProblemState } from '../../../ui/states';
import { StatusTag } from '../../../ui/StatusTag';
import { useFormat } from '../../../ui/useFormat';
import { lastDay } from '../days';
import { Explanation } from '../Explanation';
import { Outcome } from '../Outcome';
import { useRating, useScorecard } from '../queries';
import { isOpen } from '../ratingsOfMember';
import { Steps } from '../Steps';
import { gradeTones, ratingTones } from '../tones';
import { useRatingText } from '../useRatingText';
import type { Card as Scorecard } from '../value';
import { creditWords, ratingStatusWords } from '../words';
import { EvidencePanel } from './EvidencePanel';
import { FiguresCard } from './FiguresCard';
import { harsh, StepDialog } from './StepDialog';
import { mayEnter, type Step, stepsFor, waitsForOthers } from './steps';
import { VetoesCard } from './VetoesCard';
import { officeWords, stepNames } from './words';

type Rating = Schemas['Rating'];

/** One rating: what it rests on, what it comes to, and what can be done now. */
export function RatingPage() {
  const { id = '' } = useParams();
  const words = useWords(officeWords);
  const common = useWords(creditWords);
  const found = useRating(id);
  const card = useScorecard(found.data?.body.card.id);
  const problem = found.error ?? card.error;
  if (problem) return <ProblemState problem={problem} onRetry={() => void found.refetch()} />;
  if (!found.data || !card.data) return <LoadingState />;
  const { body: rating, etag } = found.data;
  return (
    <>
      <PageHeader
        title={rating.member.name}
        note={<Link to={`/office/members/${rating.member.id}`}>{rating.member.number}</Link>}
        backTo="/office/ratings"
        actions={rating.validity && <LinkButton to="notice">{common.notice}</LinkButton>}
      />
      <div className="record">
        <div className="record-main">
          <Standing rating={rating} etag={etag} />
          <Basis key={rating.id} rating={rating} card={card.data} etag={etag} />
        </div>
        <div className="record-side">
          <FiguresCard rating={rating} etag={etag} />
          <VetoesCard rating={rating} />
          <Card title={<h2>{words.history}</h2>}>
            <Steps steps={rating.steps} />
          </Card>
        </div>
      </div>
    </>
  );
}

type Props = { rating: Rating; etag: string | null };

function Standing({ rating, etag }: Props) {
  const words = useWords(officeWords);
  const common = useWords(creditWords);
  const statuses = useWords(ratingStatusWords);
  const text = useRatingText();
  const format = useFormat();
  const { status, grade, total, scored_on: day, missing_points: missing, publicity, validity, card } = rating;
  const rows: [string, ReactNode][] = [
    [words.card, words.cardVersion(text.label(card.name), card.card_version)],
    [common.grade, grade ? <StatusTag tone={gradeTones[grade]}>{grade}</StatusTag> : common.noGrade],
  ];
  if (typeof total === 'number') {
    const parts = [
      words.points(total),
      common.scoredOn(day ?? ''),
      ...(missing ? [common.missingPoints(missing)] : []),
    ];
    rows.push([words.total, parts.join(' · ')]);
  }
  if (rating.line) rows.push([common.line, format.largeMoney(rating.line.amount)]);
  if (publicity) rows.push([words.publicity, common.days(publicity.from, lastDay(publicity.until))]);
  if (validity) rows.push([common.validity, common.days(validity.from, lastDay(validity.until))]);
  return (
    <Card>
      <p className="record-banner">
        <StatusTag tone={ratingTones[status]}>{statuses[status]}</StatusTag>
      </p>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={rows.map(([label, children]) => ({ key: label, label, children }))}
      />
      <Outcome rating={rating} />
      <StepButtons rating={rating} etag={etag} />
    </Card>
  );
}

function StepButtons({ rating, etag }: Props) {
  const words = useWords(officeWords);
  const names = useWords(stepNames);
  const me = useMe();
  const [step, setStep] = useState<Step>();
  const steps = me.data ? stepsFor(rating, me.data) : [];
  const { allowed, publicity, status } = rating;
  const isWaiting = status === 'publicity' && publicity && !allowed.includes('take_effect');
  const isNobodys = isOpen(rating) && steps.length === 0 && !(me.data && mayEnter(rating, me.data));
  return (
    <>
      {isWaiting && (
        <div className="outcome">
          <Alert type="info" showIcon title={words.wait(lastDay(publicity.until))} />
        </div>
      )}
      {isNobodys && !isWaiting && <p>{words.notYours}</p>}
      <div className="record-steps">
        {steps.map((known) => (
          <Button
            key={known}
            type={['return', 'appeal', ...harsh].includes(known) ? 'default' : 'primary'}
            danger={harsh.includes(known)}
            onClick={() => setStep(known)}
          >
            {names[known]}
          </Button>
        ))}
        {me.data && waitsForOthers(rating, me.data) && <RemindButton id={rating.id} />}
      </div>
      {step && <StepDialog step={step} id={rating.id} etag={etag} onClose={() => setStep(undefined)} />}
    </>
  );
}

function Basis({ rating, card, etag }: Props & { card: Scorecard }) {
  const words = useWords(officeWords);
  const isScored = rating.findings.length > 0;
  const open = rating.evidence.filter(({ confirmed }) => !confirmed).length;
  return (
    <Card title={<h2>{words.basis}</h2>}>
      <Tabs
        defaultActiveKey={isScored ? 'reasons' : 'materials'}
        items={[
          {
            key: 'reasons',
            label: words.reasons,
            children: isScored ? (
              <Explanation findings={rating.findings} card={card} />
            ) : (
              <EmptyState text={words.notScored} />
            ),
          },
          {
            key: 'materials',
            label: open > 0 ? words.materialsOpen(open) : words.materials,
            children: <EvidencePanel rating={rating} card={card} etag={etag} />,
          },
        ]}
      />
    </Card>
  );
}
