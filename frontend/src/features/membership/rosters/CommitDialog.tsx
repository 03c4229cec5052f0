import { Checkbox, Form } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { rostersWords } from './words';

type Roster = Schemas['RosterImport'];
type Props = { roster: Roster; onDone: () => void; onClose: () => void };

/** Names what is about to be entered, and asks whether members are updated too. */
export function CommitDialog({ roster, onDone, onClose }: Props) {
  const words = useWords(rostersWords);
  const { id, counts, version, state } = roster;
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
  return (
    <FormDialog<Schemas['RosterCommit'], Roster>
      title={state === 'stopped' ? words.goOn : words.commit}
      consequence={<Consequence counts={counts} />}
      initial={{ apply_changes: roster.apply_changes }}
      send={({ apply_changes: applies }) =>
        answer(api.POST('/api/v1/roster-imports/{id}/commit', { params, body: { apply_changes: applies } }))
      }
      onDone={onDone}
      onClose={onClose}
    >
      <Form.Item name="apply_changes" valuePropName="checked" extra={words.leaveChanges} hidden={counts.changed === 0}>
        <Checkbox>{words.applyChanges(counts.changed)}</Checkbox>
      </Form.Item>
    </FormDialog>
  );
}

function Consequence({ counts }: Pick<Roster, 'counts'>) {
  const words = useWords(rostersWords);
  const missing = counts.missing ?? 0;
  const told = [
    words.commitHelp(counts.new - counts.entered),
    counts.same > 0 && words.commitSame(counts.same),
    counts.invalid > 0 && words.commitWrong(counts.invalid),
    missing > 0 && words.commitMissing(missing),
  ];
  return told
    .filter((line) => line !== false)
    .map((line) => (
      <span key={line} className="roster-line">
        {line}
      </span>
    ));
}
