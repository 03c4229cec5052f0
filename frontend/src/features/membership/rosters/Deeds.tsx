import { App, Button, Modal } from 'antd';
import { useState } from 'react';

import type { Schemas } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { DownloadButton } from '../../../ui/DownloadButton';
import { chinaToday } from '../../../ui/today';
import { CommitDialog } from './CommitDialog';
import { errorSheet } from './files';
import { canBeEntered, jobUnderWay, undoing } from './stand';
import { UndoDialog } from './UndoDialog';
import { UploadForm } from './UploadForm';
import { rostersWords } from './words';

type Roster = Schemas['RosterImport'];
type Props = { roster: Roster; onDone: () => void };

/** What can be done with a roster by whoever may import one. */
export function Deeds({ roster, onDone }: Props) {
  const words = useWords(rostersWords);
  const { message } = App.useApp();
  const me = useMe();
  const [open, setOpen] = useState<'commit' | 'undo' | 'correct'>();
  if (!me.data?.permissions.includes('import_roster')) return null;
  const done = (word: string) => {
    void message.success(word);
    setOpen(undefined);
    onDone();
  };
  return (
    <div className="record-steps">
      {canBeEntered(roster) && (
        <Button type="primary" onClick={() => setOpen('commit')}>
          {roster.state === 'stopped' ? words.goOn : words.commit}
        </Button>
      )}
      {roster.links.error_sheet && !jobUnderWay(roster) && (
        <>
          <DownloadButton label={words.errorSheet} load={() => errorSheet(roster.id, words.errorSheetName)} />
          <Button onClick={() => setOpen('correct')}>{words.correct}</Button>
        </>
      )}
      {undoing(roster, chinaToday()) === 'open' && (
        <Button danger onClick={() => setOpen('undo')}>
          {words.undo}
        </Button>
      )}
      {open === 'commit' && (
        <CommitDialog roster={roster} onDone={() => done(words.began)} onClose={() => setOpen(undefined)} />
      )}
      {open === 'undo' && (
        <UndoDialog roster={roster} onDone={() => done(words.undone)} onClose={() => setOpen(undefined)} />
      )}
      {open === 'correct' && (
        <Modal open title={words.correct} footer={null} onCancel={() => setOpen(undefined)}>
          <p>{words.correctHelp}</p>
          <UploadForm unit={roster.org_unit_id} />
        </Modal>
      )}
    </div>
  );
}
