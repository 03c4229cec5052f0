import { useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { memberTypeWords } from '../../../app/words/vocabularies';
import { FormDialog } from '../../../ui/FormDialog';
import { UnitPicker } from '../../../ui/UnitPicker';
import { mostLines, readPasted } from './pasted';
import { recordWords } from './words';

type Entry = { text: string; unit?: string; source: string; listed_on?: string };
type Added = Schemas['AddedRosterLines'];

/** Adds members to a roster, pasted from the sheet that the council signed. */
export function AddLinesDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords(recordWords);
  const types = useWords(memberTypeWords);
  const { message } = App.useApp();
  const cache = useQueryClient();
  const send = ({ text, unit, source, listed_on: day }: Entry) => {
    const { lines } = readPasted(text, types);
    const body = {
      lines: lines.map((line) => ({ ...line, ...(unit ? { org_unit_id: unit } : {}) })),
      source,
      ...(day ? { listed_on: day } : {}),
    };
    return answer(api.POST('/api/v1/member-rosters/{id}/lines', { params: { path: { id } }, body }));
  };
  return (
    <FormDialog<Entry, Added>
      title={words.add}
      consequence={words.addHelp}
      send={send}
      onDone={({ added, invalid_identities: wrong }) => {
        void message.success(words.added(added, wrong));
        onClose();
        for (const key of ['member-roster', 'roster-lines', 'member-figures']) {
          void cache.invalidateQueries({ queryKey: [key] });
        }
      }}
      onClose={onClose}
    >
      <PastedField />
      <Form.Item name="unit" label={words.listing} extra={words.listingHelp}>
        <UnitPicker kinds={['town_federation', 'industry_federation']} />
      </Form.Item>
      <Form.Item
        name="source"
        label={words.source}
        extra={words.sourceHelp}
        rules={[{ required: true, whitespace: true, message: words.required }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="listed_on" label={words.listedOn} extra={words.listedOnHelp}>
        <Input type="date" />
      </Form.Item>
    </FormDialog>
  );
}

/** The lines, told at once how many were read and which were not. */
function PastedField() {
  const words = useWords(recordWords);
  const types = useWords(memberTypeWords);
  const text = Form.useWatch<string | undefined>('text') ?? '';
  const check = (_: unknown, pasted = '') => {
    const { lines, wrong } = readPasted(pasted, types);
    if (wrong.length > 0) return Promise.reject(new Error(words.lineWrong(wrong.join(words.between))));
    if (lines.length === 0) return Promise.reject(new Error(words.required));
    return lines.length > mostLines ? Promise.reject(new Error(words.tooMany)) : Promise.resolve();
  };
  return (
    <Form.Item
      name="text"
      label={words.linesLabel}
      extra={words.read(readPasted(text, types).lines.length)}
      rules={[{ validator: (rule, pasted?: string) => check(rule, pasted) }]}
    >
      <Input.TextArea rows={8} placeholder={words.linesExample} />
    </Form.Item>
  );
}
