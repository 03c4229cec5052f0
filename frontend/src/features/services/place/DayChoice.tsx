import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input, Select } from 'antd';
import { useState } from 'react';

import { answer, api, type ApiProblem, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { quantityDigits } from '../../../ui/format';
import { LoadingState, ProblemState } from '../../../ui/states';
import { useFormat } from '../../../ui/useFormat';
import { isMore, muTimes } from '../amounts';
import { addDays, daysFrom, useDayText } from '../days';
import { useChoice } from './choice';
import type { Terms } from './PlacePage';
import { placeWords } from './words';

export type WorkOrder = { terms: Terms; plot: Schemas['Plot']; area: string; passes: number };
type Free = Schemas['MachineDay'];
type Props = { order: WorkOrder; today: string; refusal: ApiProblem | undefined };

/** How many days lie between today and the last one that is looked at. */
const horizon = 60;

/** Every machine with room for the work in a week. */
function useFreeDays({ terms, area, passes }: WorkOrder, from: string) {
  const query = {
    link: terms.link,
    from,
    until: addDays(from, 7),
    area: muTimes(area, passes) ?? area,
    limit: 200,
  };
  return useQuery({
    queryKey: ['machine-days', query],
    queryFn: async () => {
      const found: Free[] = [];
      let cursor: string | undefined;
      do {
        const page = await answer(
          api.GET('/api/v1/machine-days', { params: { query: { ...query, ...(cursor ? { cursor } : {}) } } }),
        );
        found.push(...page.items);
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
      return found;
    },
  });
}

/** How much is to be done, and a day and a machine with room for it. */
export function DayChoice({ order, today, refusal }: Props) {
  const words = useWords(placeWords);
  const days = useDayText();
  const first = addDays(today, 1);
  const choice = useChoice();
  const [from, setFrom] = useState(() => weekOf(choice.day, first));
  const free = useFreeDays(order, from);
  return (
    <section>
      {refusal && (
        <Alert
          className="refusal"
          type="error"
          showIcon
          role="alert"
          title={refusal.detail}
          description={words.dayRefused}
        />
      )}
      <Wanted order={order} />
      <h2 className="section-title">{words.chooseDay}</h2>
      <div className="week-head">
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={words.earlier}
          disabled={from <= first}
          onClick={() => setFrom(addDays(from, -7))}
        />
        <strong>{words.week(days.short(from), days.short(addDays(from, 6)))}</strong>
        <Button
          icon={<RightOutlined aria-hidden />}
          aria-label={words.later}
          disabled={addDays(from, 7) > addDays(today, horizon)}
          onClick={() => setFrom(addDays(from, 7))}
        />
      </div>
      {free.isPending && <LoadingState />}
      {free.isError && <ProblemState problem={free.error} onRetry={() => void free.refetch()} />}
      {free.data && <Week key={from} from={from} free={free.data} />}
    </section>
  );
}

/** The week, counted from the first bookable day, in which a day lies. */
function weekOf(day: string | undefined, first: string): string {
  if (!day || day < first) return first;
  const apart = Math.round((Date.parse(day) - Date.parse(first)) / 86_400_000);
  return addDays(first, apart - (apart % 7));
}

function Week({ from, free }: { from: string; free: Free[] }) {
  const words = useWords(placeWords);
  const text = useDayText();
  const choice = useChoice();
  const week = daysFrom(from, 7);
  const on = (day: string) => free.filter(({ work_on }) => work_on === day);
  const wished = choice.day && week.includes(choice.day) && on(choice.day).length > 0 ? choice.day : undefined;
  const day = wished ?? week.find((one) => on(one).length > 0);
  return (
    <>
      <ul className="week">
        {week.map((one) => {
          const count = on(one).length;
          return (
            <li key={one}>
              <button
                type="button"
                disabled={count === 0}
                aria-pressed={one === day}
                onClick={() => choice.change({ day: one }, { replace: true })}
              >
                <span>{text.weekday(one)}</span>
                <strong>{text.ofMonth(one)}</strong>
                <span>{count > 0 ? words.machines(count) : words.full}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {day ? (
        <>
          <h3 className="section-title">{words.chooseMachine(text.long(day))}</h3>
          <Machines free={on(day)} />
        </>
      ) : (
        <Alert type="info" showIcon title={words.noneThisWeek} />
      )}
    </>
  );
}

function Machines({ free }: { free: Free[] }) {
  const words = useWords(placeWords);
  const choice = useChoice();
  return (
    <ul className="choice-list">
      {free.map((one) => (
        <li key={one.machine_id}>
          <button type="button" onClick={() => choice.change({ day: one.work_on, machine: one.machine_id })}>
            <strong>{one.provider_name}</strong>
            <span className="choice-help">{one.machine_model}</span>
            <span className="choice-price">{words.free(quantityDigits(one.free), quantityDigits(one.limit))}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** How much of the plot, and how often. */
function Wanted({ order }: { order: WorkOrder }) {
  const words = useWords(placeWords);
  const format = useFormat();
  const choice = useChoice();
  const { plot, terms, area, passes } = order;
  const [typed, setTyped] = useState(quantityDigits(area).replaceAll(',', ''));
  const isArea = /^\d+(\.\d{1,3})?$/.test(typed) && Number(typed) > 0;
  const isTooLarge = isArea && isMore(typed, plot.area);
  const error = !isArea ? words.areaForm : isTooLarge ? words.tooLarge(format.area(plot.area)) : undefined;
  const take = () => {
    if (!error) choice.change({ area: typed }, { replace: true });
  };
  return (
    <Form layout="vertical" className="wanted" component="div">
      <Form.Item
        label={words.wantedArea}
        htmlFor="wanted-area"
        help={error ?? words.wholePlot(format.area(plot.area))}
        validateStatus={error ? 'error' : ''}
      >
        <Input
          id="wanted-area"
          inputMode="decimal"
          value={typed}
          onChange={({ target }) => setTyped(target.value.trim())}
          onBlur={take}
          onPressEnter={take}
        />
      </Form.Item>
      {terms.repeats && (
        <Form.Item label={words.wantedPasses} htmlFor="wanted-passes">
          <Select
            id="wanted-passes"
            value={passes}
            onChange={(count) => choice.change({ passes: String(count) }, { replace: true })}
            options={[1, 2, 3, 4, 5, 6].map((count) => ({ value: count, label: words.passes(count) }))}
          />
        </Form.Item>
      )}
    </Form>
  );
}
