import { useMutation } from '@tanstack/react-query';
import { App, Button, Card, Form, Input, Radio } from 'antd';
import { useState } from 'react';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { type Day, refusalOf, type Said, saying } from './arrangement';
import { DayEditor } from './DayEditor';
import { Occasions } from './Occasions';
import { basisWords, calendarWords } from './words';
import { YearCalendar } from './YearCalendar';

type Arrangement = Schemas['CalendarArrangement'];
type Entry = Omit<Arrangement, 'days'>;

type Props = {
  year: number;
  initial: Partial<Arrangement>;
  send: (arrangement: Arrangement) => Promise<Schemas['CalendarYear']>;
  onDone: (saved: Schemas['CalendarYear']) => void;
};

/** A year's arrangement as it is entered: what it rests on, and its days on a calendar. */
export function ArrangementForm({ year, initial, send, onDone }: Props) {
  const words = useWords(calendarWords);
  const bases = useWords(basisWords);
  const { message } = App.useApp();
  const [form] = Form.useForm<Entry>();
  const [days, setDays] = useState<Day[]>(initial.days ?? []);
  const [said, setSaid] = useState<Said>({ occasion: '', kind: 'holiday' });
  const save = useMutation({
    mutationFn: (entry: Entry) => send({ ...entry, days }),
    onSuccess: onDone,
    onError: (problem) => showInForm(form, problem),
  });
  const say = (meant: readonly string[]) => setDays(saying(days, meant, said.kind, said.occasion.trim()));
  const press = (day: string) => {
    const refused = refusalOf([day], year, said);
    if (refused) void message.warning(words[refused]);
    else say([day]);
  };
  return (
    <Form<Entry>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ basis: initial.basis ?? 'notice', source: initial.source ?? '' }}
      onFinish={(entry) => save.mutate(entry)}
    >
      <Card>
        <Form.Item name="basis" label={words.basis}>
          <Radio.Group options={(['notice', 'statute'] as const).map((value) => ({ value, label: bases[value] }))} />
        </Form.Item>
        <Form.Item
          name="source"
          label={words.source}
          rules={[{ required: true, whitespace: true, message: words.sourceMissing }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Card>
      <Card className="calendar-editor" title={<h2>{words.editor}</h2>}>
        <DayEditor year={year} said={said} onChange={setSaid} onSay={say} />
        <YearCalendar year={year} days={days} onPress={press} />
      </Card>
      <h2 className="section-title">{words.occasions}</h2>
      <Occasions days={days} onRemove={(name) => setDays(days.filter(({ occasion }) => occasion !== name))} />
      <div className="calendar-save">
        <ProblemAlert problem={save.error} />
        <p>{words.consequence}</p>
        <Button type="primary" size="large" htmlType="submit" loading={save.isPending}>
          {words.save}
        </Button>
      </div>
    </Form>
  );
}
