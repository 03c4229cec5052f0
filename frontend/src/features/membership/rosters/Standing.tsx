import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { useFormat } from '../../../ui/useFormat';
import { chinaToday } from '../../../ui/today';
import { canBeEntered, undoing } from './stand';
import { rostersWords } from './words';

/** What the state of a roster means, and what comes next. */
export function Standing({ roster }: { roster: Schemas['RosterImport'] }) {
  const words = useWords(rostersWords);
  const format = useFormat();
  const { state, counts, content_kept: isKept, undone_on: undoneOn, undo_until: until } = roster;
  const told: Record<Schemas['RosterState'], string> = {
    checking: words.checkingHelp,
    check_stopped: words.checkStoppedHelp,
    checked: words.checkedHelp,
    committing: words.committingHelp,
    stopped: words.stoppedHelp(counts.entered, counts.updated),
    committed: words.committedHelp(counts.entered, counts.updated),
    undone: words.undoneHelp(format.date(undoneOn)),
  };
  const isOpen = undoing(roster, chinaToday());
  return (
    <div>
      <p>{told[state]}</p>
      {state === 'checked' && isKept && !canBeEntered(roster) && <p>{words.nothingToEnter}</p>}
      {state === 'committed' && counts.invalid > 0 && isKept && <p>{words.wrongHelp(counts.invalid)}</p>}
      {!isKept && state !== 'undone' && <p>{words.goneHelp}</p>}
      {until && isOpen === 'open' && <p>{words.undoUntil(until)}</p>}
      {until && isOpen === 'late' && <p>{words.undoLate(until)}</p>}
    </div>
  );
}
