import { useQuery } from '@tanstack/react-query';

import { answer, api, type Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { DivisionName } from '../../../ui/DivisionName';
import { quantityDigits } from '../../../ui/format';
import { LoadingState, ProblemState } from '../../../ui/states';
import { useFilters } from '../../../ui/useFilters';
import { muTimes, sumOfAreas } from '../amounts';
import { inOrder } from '../board/columns';
import { useProviderPlace } from '../board/useProvider';
import { useHours, useWork } from '../booking/facts';
import { useBoard } from '../booking/StepFields';
import { useDayText, useToday } from '../days';
import { linkWords } from '../words';
import { PrintFrame } from './PrintFrame';
import { printWords } from './words';

/** What the crews take along: every job of a provider's day, with room for the measured area and a signature. */
export function DaySheetPage() {
  const words = useWords(printWords);
  const days = useDayText();
  const today = useToday();
  const { providerId, schedule } = useProviderPlace();
  const day = useFilters().read('day') ?? today;
  const board = useBoard(day ? providerId : '', day);
  const provider = useQuery({
    queryKey: ['provider', providerId],
    queryFn: () => answer(api.GET('/api/v1/providers/{id}', { params: { path: { id: providerId } } })),
    enabled: providerId !== '',
  });
  if (board.isError) return <ProblemState problem={board.error} onRetry={() => void board.refetch()} />;
  if (!board.data || !day || !today) return <LoadingState />;
  const jobs = inOrder(board.data.bookings);
  return (
    <PrintFrame title={words.sheet} backTo={`${schedule}?day=${day}`} wide>
      <header className="sheet-head">
        <h2>{words.sheet}</h2>
        <p>{words.sheetOf(provider.data?.name ?? '', `${day} ${days.weekday(day)}`)}</p>
      </header>
      {jobs.length === 0 ? <p>{words.none}</p> : <Jobs jobs={jobs} />}
      <p className="sheet-notes">{words.notes}</p>
      <footer className="sheet-foot">
        <span>{words.dispatcher}</span>
        <span>{words.leader}</span>
        <span>{words.printedAt(today)}</span>
      </footer>
    </PrintFrame>
  );
}

function Jobs({ jobs }: { jobs: Schemas['Booking'][] }) {
  const words = useWords(printWords);
  const total = sumOfAreas(jobs.map(({ area, passes }) => muTimes(area, passes) ?? area));
  const heads = [
    words.row,
    words.hours,
    words.machineCrew,
    words.what,
    words.grower,
    words.place,
    words.area,
    words.number,
    words.measured,
    words.signature,
  ];
  return (
    <table className="sheet-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {jobs.map((job, at) => (
          <Job key={job.id} job={job} row={at + 1} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={heads.length}>{words.total(jobs.length, quantityDigits(total))}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function Job({ job, row }: { job: Schemas['Booking']; row: number }) {
  const words = useWords(printWords);
  const links = useWords(linkWords);
  const hours = useHours()(job);
  const work = useWork()(job);
  return (
    <tr>
      <td>{row}</td>
      <td className="sheet-whole">{hours ?? words.unsent}</td>
      <td className="sheet-name">
        {job.machine_model}
        <br />
        {job.crew_leader ?? words.unsent}
      </td>
      <td className="sheet-whole">{links[job.link]}</td>
      <td className="sheet-name">
        {job.member_name}
        <br />
        {job.contact_name}
      </td>
      <td className="sheet-name">
        <DivisionName code={job.plot_division_code} />
        <br />
        {job.plot_name}
      </td>
      <td className="sheet-whole">{work}</td>
      <td className="sheet-number">{job.number}</td>
      <td className="sheet-blank" />
      <td className="sheet-blank" />
    </tr>
  );
}
