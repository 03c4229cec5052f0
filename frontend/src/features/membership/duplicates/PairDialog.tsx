import { useQueryClient } from '@tanstack/react-query';
import { App, Checkbox, Form, type FormInstance, Input, Radio } from 'antd';

import { useWords } from '../../../app/words/dictionary';
import { FormDialog } from '../../../ui/FormDialog';
import { compared, groups, takeable } from './entries';
import { type Pair, type PairEntry, type PairVerb, takeStep } from './steps';
import { useEntryName, useEntryText } from './useEntryText';
import { duplicateWords, mergeFieldWords, pairConsequenceWords, pairVerbWords } from './words';

type Props = { verb: PairVerb; pair: Pair; etag: string | null; onClose: () => void };

/** Says what a step with a pair brings about, and asks what it needs. */
export function PairDialog({ verb, pair, etag, onClose }: Props) {
  const words = useWords(duplicateWords);
  const verbs = useWords(pairVerbWords);
  const consequences = useWords(pairConsequenceWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  return (
    <FormDialog<PairEntry, Pair>
      title={verbs[verb]}
      consequence={consequences[verb]}
      danger={verb === 'merge'}
      initial={{ take: [] }}
      send={(entry) => takeStep(verb, pair.id, etag, entry)}
      onDone={() => {
        void message.success(words.done);
        onClose();
        for (const key of ['duplicate', 'duplicates', 'member', 'members']) {
          void cache.invalidateQueries({ queryKey: [key] });
        }
      }}
      onClose={onClose}
    >
      {(form) => (
        <>
          {verb === 'propose_merge' && <MergeFields pair={pair} form={form} />}
          {verb !== 'merge' && (
            <Form.Item
              name="reason"
              label={words.reason}
              rules={[{ required: true, whitespace: true, message: words.reasonMissing }]}
            >
              <Input.TextArea rows={3} maxLength={500} showCount />
            </Form.Item>
          )}
        </>
      )}
    </FormDialog>
  );
}

/** Which of the two stays, and what it takes from the other one. */
function MergeFields({ pair, form }: { pair: Pair; form: FormInstance<PairEntry> }) {
  const words = useWords(duplicateWords);
  const survivor = Form.useWatch<PairEntry['survivor'] | undefined>('survivor', form);
  return (
    <>
      <Form.Item name="survivor" label={words.survivor} rules={[{ required: true, message: words.survivorMissing }]}>
        <Radio.Group
          vertical
          options={(['first', 'second'] as const).map((side) => ({
            value: side,
            label: words.survivorOf(pair[side].name, pair[side].number),
          }))}
        />
      </Form.Item>
      {survivor && <Taken pair={pair} survivor={survivor} />}
    </>
  );
}

function Taken({ pair, survivor }: { pair: Pair; survivor: PairEntry['survivor'] }) {
  const words = useWords(duplicateWords);
  const names = useWords(mergeFieldWords);
  const text = useEntryText();
  const nameOf = useEntryName();
  const [stays, goes] = [pair[survivor].form, pair[survivor === 'first' ? 'second' : 'first'].form];
  if (!stays || !goes) return null;
  const fields = takeable(stays, goes);
  if (fields.length === 0) return <p>{words.nothingDiffers}</p>;
  const entries = compared(stays, goes).filter(({ is }) => is !== 'same');
  return (
    <Form.Item name="take" label={words.take} extra={words.takeHelp}>
      <Checkbox.Group className="pair-take">
        {fields.map((field) => (
          <Checkbox key={field} value={field}>
            {names[field]}
            <small>
              {entries
                .filter(({ entry }) => groups[entry] === field)
                .map(({ entry }) => (
                  <span key={entry}>
                    {words.told(nameOf(entry))}
                    {text(goes, entry)}
                  </span>
                ))}
            </small>
          </Checkbox>
        ))}
      </Checkbox.Group>
    </Form.Item>
  );
}
