import { useQueryClient } from '@tanstack/react-query';
import { App, Input } from 'antd';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { FormDialog } from '../../ui/FormDialog';
import { chinaToday } from '../../ui/today';
import { UnitPicker } from '../../ui/UnitPicker';
import { doToUnit, isFinal, targetKinds, type UnitDeedEntry, type UnitVerb } from './deeds';
import { DayField, DocumentField, Needed } from './fields';
import { organisationWords, unitConsequenceWords, unitTargetWords, unitVerbWords } from './words';

type Unit = Schemas['OrgUnit'];
type Props = { unit: Unit; etag: string | null; onClose: () => void };

/** Tells that it is done and lets every page that shows units read them anew. */
function useDone(onClose: () => void) {
  const words = useWords(organisationWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  return () => {
    void message.success(words.done);
    onClose();
    void cache.invalidateQueries({ queryKey: ['org-unit'] });
    void cache.invalidateQueries({ queryKey: ['org-units'] });
  };
}

/** One deed to a unit: what comes of it, on which day, on what grounds and with which other unit. */
export function UnitDialog({ verb, unit, etag, onClose }: Props & { verb: UnitVerb }) {
  const verbs = useWords(unitVerbWords);
  const consequences = useWords(unitConsequenceWords);
  const targets = useWords(unitTargetWords);
  const words = useWords(organisationWords);
  const kinds = targetKinds(verb, unit);
  return (
    <FormDialog<UnitDeedEntry, Unit>
      title={`${verbs[verb]} · ${unit.name}`}
      okText={verbs[verb]}
      consequence={consequences[verb]}
      danger={isFinal(verb)}
      initial={{ on: chinaToday() }}
      send={(entry) => doToUnit(verb, unit, etag, entry)}
      onDone={useDone(onClose)}
      onClose={onClose}
    >
      {kinds && (
        <Needed name={verb === 'join' ? 'parent_id' : 'into_id'} label={targets[verb === 'join' ? 'join' : 'merge']}>
          <UnitPicker kinds={kinds} except={unit.id} />
        </Needed>
      )}
      <DayField name="on" label={words.on} />
      <DocumentField />
    </FormDialog>
  );
}

/** Gives a unit another name, unless somebody has changed it since it was shown. */
export function RenameDialog({ unit, etag, onClose }: Props) {
  const words = useWords(organisationWords);
  const params = { path: { id: unit.id }, header: { 'If-Match': etag ?? '' } };
  return (
    <FormDialog<{ name: string }, Unit>
      title={words.rename}
      consequence={words.renameHelp}
      initial={{ name: unit.name }}
      send={(body) => answer(api.PUT('/api/v1/org-units/{id}', { params, body }))}
      onDone={useDone(onClose)}
      onClose={onClose}
    >
      <Needed name="name" label={words.name}>
        <Input maxLength={100} />
      </Needed>
    </FormDialog>
  );
}
