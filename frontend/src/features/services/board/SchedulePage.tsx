import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { useQueries } from '@tanstack/react-query';
import { Button, Input, Segmented } from 'antd';

import { answer, api } from '../../../api/client';
import { useMe } from '../../../api/useMe';
import { useWords } from '../../../app/words/dictionary';
import { LinkButton } from '../../../ui/LinkButton';
import { PageHeader } from '../../../ui/PageHeader';
import { LoadingState, ProblemState } from '../../../ui/states';
import { useFilters } from '../../../ui/useFilters';
import { useBoard } from '../booking/StepFields';
import { addDays, daysFrom, useDayText, useToday } from '../days';
import { ByCrew, ByMachine } from './columns';
import { useProviderPlace } from './useProvider';
import { boardWords } from './words';
import './board.css';

/** A provider's day and the days around it, by machine or by crew. */
export function SchedulePage() {
  const today = useToday();
  return today ? <Schedule today={today} /> : <LoadingState />;
}

function Schedule({ today }: { today: string }) {
  const words = useWords(boardWords);
  const days = useDayText();
  const filters = useFilters();
  const me = useMe();
  const { providerId, schedule, fleet } = useProviderPlace();
  const day = filters.read('day') ?? today;
  const view = filters.read('view') === 'crew' ? 'crew' : 'machine';
  const board = useBoard(providerId, day);
  return (
    <>
      <PageHeader
        title={words.schedule}
        note={day === today ? `${days.long(day)} · ${words.today}` : days.long(day)}
        {...(me.data?.provider_id ? {} : { backTo: fleet })}
        actions={
          <>
            <LinkButton icon={<PrinterOutlined aria-hidden />} to={`${schedule}/sheet?day=${day}`}>
              {words.sheet}
            </LinkButton>
            {me.data?.provider_id && <LinkButton to={fleet}>{words.fleet}</LinkButton>}
          </>
        }
      />
      <DayStrip providerId={providerId} day={day} today={today} />
      <Segmented
        className="board-view"
        aria-label={words.view}
        value={view}
        onChange={(chosen) => filters.set('view', chosen === 'crew' ? 'crew' : undefined)}
        options={[
          { value: 'machine', label: words.byMachine },
          { value: 'crew', label: words.byCrew },
        ]}
      />
      {board.isPending && <LoadingState />}
      {board.isError && <ProblemState problem={board.error} onRetry={() => void board.refetch()} />}
      {board.data && (view === 'crew' ? <ByCrew board={board.data} /> : <ByMachine board={board.data} />)}
    </>
  );
}

type StripProps = { providerId: string; day: string; today: string };

/** Seven days with the number of jobs on each, from yesterday or from a few days before the day looked at. */
function DayStrip({ providerId, day, today }: StripProps) {
  const words = useWords(boardWords);
  const days = useDayText();
  const filters = useFilters();
  const first = day >= today && day < addDays(today, 7) ? today : addDays(day, -3);
  const week = daysFrom(first, 7);
  const boards = useQueries({
    queries: week.map((one) => ({
      queryKey: ['board', providerId, one],
      queryFn: () =>
        answer(api.GET('/api/v1/providers/{id}/board', { params: { path: { id: providerId }, query: { day: one } } })),
      enabled: providerId !== '',
    })),
  });
  const show = (one: string) => filters.set('day', one === today ? undefined : one);
  return (
    <>
      <div className="board-days">
        <Button
          icon={<LeftOutlined aria-hidden />}
          aria-label={words.previous}
          onClick={() => show(addDays(day, -1))}
        />
        <Button disabled={day === today} onClick={() => show(today)}>
          {words.today}
        </Button>
        <Input
          type="date"
          aria-label={words.chooseDay}
          value={day}
          onChange={({ target }) => target.value && show(target.value)}
        />
        <Button icon={<RightOutlined aria-hidden />} aria-label={words.next} onClick={() => show(addDays(day, 1))} />
      </div>
      <ul className="board-week">
        {week.map((one, at) => {
          const jobs = boards[at]?.data?.bookings.filter(({ status }) => status !== 'cancelled').length;
          return (
            <li key={one}>
              <button type="button" aria-pressed={one === day} onClick={() => show(one)}>
                <span>{one === today ? words.today : days.weekday(one)}</span>
                <strong>{days.ofMonth(one)}</strong>
                <span>{jobs === undefined ? '…' : words.jobs(jobs)}</span>
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
