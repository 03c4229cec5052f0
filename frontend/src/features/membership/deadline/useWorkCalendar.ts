import { useQueries } from '@tanstack/react-query';

import { answer, api, ApiProblem } from '../../../api/client';
import { WorkCalendar } from './workDays';

/** The special days of a year; none while its arrangement is not out. */
async function yearOf(year: number) {
  try {
    return (await answer(api.GET('/api/v1/calendar-years/{year}', { params: { path: { year } } }))).days;
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.status === 404) return [];
    throw problem;
  }
}

/** The working days of the years from one day to another; nothing until all of them are known. */
export function useWorkCalendar(from: string, until: string): WorkCalendar | undefined {
  const [first, last] = [from, until].sort().map((day) => Number(day.slice(0, 4))) as [number, number];
  const years = Array.from({ length: last - first + 1 }, (_, more) => first + more);
  const found = useQueries({
    queries: years.map((year) => ({
      queryKey: ['calendar-year', year, 'days'],
      queryFn: () => yearOf(year),
      staleTime: 3_600_000,
    })),
  });
  const days = found.map(({ data }) => data);
  return days.every((year) => year !== undefined) ? new WorkCalendar(days.flat()) : undefined;
}
