import { Descriptions } from 'antd';
import type { ReactNode } from 'react';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { expulsionReasonWords } from '../../../app/words/membership';
import { WorkDeadline } from '../deadline/Deadline';
import { tally } from './vote';
import { expulsionWords, rulingWords } from './words';
import '../lists.css';

type Expulsion = Schemas['Expulsion'];

/** Everything that was said and decided in a case, in the order in which it comes about. */
export function CaseFacts({ found }: { found: Expulsion }) {
  const words = useWords(expulsionWords);
  const reasons = useWords(expulsionReasonWords);
  const rulings = useWords(rulingWords);
  const { status, reason, notice, opened, heard_until: until, answer, vote, dropped, appeal, ruling } = found;
  const isHearing = status === 'hearing';
  const rows: [string, ReactNode][] = [
    [words.reason, reasons[reason]],
    [words.notice, <Said key="notice" text={notice} by={opened.by} on={opened.on} />],
  ];
  if (isHearing && !found.overdue) rows.push([words.heardUntil, <WorkDeadline key="until" label="" on={until} />]);
  else rows.push([words.heardUntil, isHearing ? `${until} · ${words.hearingOver}` : until]);
  rows.push([words.answer, answer ? <Said key="answer" text={answer.statement} {...answer} /> : words.noAnswer]);
  if (vote) rows.push([words.vote, <VoteFacts key="vote" vote={vote} />]);
  if (dropped) rows.push([words.dropped, <Said key="dropped" text={dropped.statement} {...dropped} />]);
  if (appeal) rows.push([words.appeal, <Said key="appeal" text={appeal.statement} {...appeal} />]);
  if (ruling && (status === 'confirmed' || status === 'annulled')) {
    rows.push([words.ruling, <Said key="ruling" text={rulings[status]} {...ruling} />]);
  }
  return (
    <Descriptions
      column={1}
      layout="vertical"
      items={rows.map(([label, children]) => ({ key: label, label, children }))}
    />
  );
}

function Said({ text, by, on }: { text: string; by: string; on: string }) {
  const words = useWords(expulsionWords);
  return (
    <p className="said">
      {text}
      <small>{words.hand(by, on)}</small>
    </p>
  );
}

function VoteFacts({ vote }: { vote: Schemas['CouncilVote'] }) {
  const words = useWords(expulsionWords);
  const { in_favour: inFavour, against, abstained, seats, carried, by, on } = vote;
  return (
    <p className="said">
      {words.present(tally(vote).present, seats)}
      <br />
      {words.votes(inFavour, against, abstained)}
      <br />
      <strong>{carried ? words.carried : words.notCarried}</strong>
      <small>{words.hand(by, on)}</small>
    </p>
  );
}
