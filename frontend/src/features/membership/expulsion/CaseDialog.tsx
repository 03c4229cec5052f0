import { Alert, Form, Input, Radio } from 'antd';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { optionsOf } from '../../../ui/Filters';
import { FormDialog } from '../../../ui/FormDialog';
import { chinaToday } from '../../../ui/today';
import { TextField } from '../TextField';
import { useDone } from '../useDone';
import { type CaseEntry, type CaseVerb, takeStep } from './steps';
import { tally, type VoteEntry, votesOf } from './vote';
import { caseConsequenceWords, caseVerbWords, expulsionWords, rulingWords } from './words';

type Props = { verb: CaseVerb; found: Schemas['Expulsion']; onClose: () => void };

/** One step of a case, with what it brings about. */
export function CaseDialog({ verb, found, onClose }: Props) {
  const words = useWords(expulsionWords);
  const done = useDone(onClose);
  const today = chinaToday();
  return (
    <FormDialog<CaseEntry, Schemas['Expulsion']>
      title={useWords(caseVerbWords)[verb]}
      consequence={useWords(caseConsequenceWords)[verb]}
      danger={verb === 'vote'}
      initial={{ voted_on: today, decided_on: today }}
      send={(entry) => takeStep(verb, found, entry)}
      onDone={() => void done(words.done)}
      onClose={onClose}
    >
      <Fields verb={verb} />
    </FormDialog>
  );
}

function Fields({ verb }: { verb: CaseVerb }) {
  const words = useWords(expulsionWords);
  switch (verb) {
    case 'answer':
    case 'drop':
    case 'appeal':
      return (
        <TextField name="statement" label={words.statement} missing={words.statementMissing} max={2_000} rows={6} />
      );
    case 'vote':
      return <VoteFields />;
    case 'rule':
      return <RulingFields />;
  }
}

function Day({ name, label }: { name: string; label: string }) {
  const { missing } = useWords(expulsionWords);
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: missing }]}>
      <Input type="date" max={chinaToday()} />
    </Form.Item>
  );
}

function RulingFields() {
  const words = useWords(expulsionWords);
  const rulings = useWords(rulingWords);
  return (
    <>
      <Form.Item name="ruling" label={words.rulingLabel} rules={[{ required: true, message: words.missing }]}>
        <Radio.Group options={optionsOf(rulings)} />
      </Form.Item>
      <Day name="decided_on" label={words.decidedOn} />
    </>
  );
}

function VoteFields() {
  const words = useWords(expulsionWords);
  const counts = { seats: words.seats, in_favour: words.inFavour, against: words.against, abstained: words.abstained };
  return (
    <>
      <div className="vote-fields">
        {Object.entries(counts).map(([name, label]) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            rules={[
              { required: true, message: words.missing },
              { pattern: /^\d{1,4}$/, message: words.digits },
            ]}
          >
            <Input inputMode="numeric" maxLength={4} />
          </Form.Item>
        ))}
      </div>
      <Day name="voted_on" label={words.votedOn} />
      <TallyShown />
    </>
  );
}

/** What the votes that stand in the fields come to. */
function TallyShown() {
  const words = useWords(expulsionWords);
  const entered = Form.useWatch((values: Partial<VoteEntry>) => values, Form.useFormInstance());
  const votes = votesOf(entered);
  if (!votes) return null;
  const { present, quorum, hasQuorum, needed, isCarried } = tally(votes);
  const outcome = isCarried ? words.willCarry(needed) : words.willFail(needed);
  return (
    <Alert
      type={hasQuorum ? 'info' : 'error'}
      showIcon
      role="status"
      title={words.quorum(present, votes.seats, quorum)}
      description={hasQuorum ? outcome : words.noQuorum}
    />
  );
}
