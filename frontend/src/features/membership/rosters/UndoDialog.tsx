import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { rostersWords } from './words';

type Roster = Schemas['RosterImport'];
type Props = { roster: Roster; onDone: () => void; onClose: () => void };

/** Says what goes, what comes back and what stands in the way. */
export function UndoDialog({ roster, onDone, onClose }: Props) {
  const words = useWords(rostersWords);
  const { id, counts, version } = roster;
  const params = { path: { id }, header: { 'If-Match': `"${version}"` } };
  return (
    <FormDialog<object, Roster>
      title={words.undo}
      consequence={
        <>
          <span className="roster-line">{words.undoHelp(counts.entered, counts.updated)}</span>
          <span className="roster-line">{words.undoLimit}</span>
        </>
      }
      danger
      send={() => answer(api.POST('/api/v1/roster-imports/{id}/undo', { params }))}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
