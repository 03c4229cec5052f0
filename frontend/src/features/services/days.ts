import { useQuery } from '@tanstack/react-query';

import { answer, api } from '../../api/client';
import { useLanguage } from '../../app/words/language';
import { instantText } from '../../ui/format';

const millisecondsOfDay = 86_400_000;

/** `2026-05-31` and 1 → `2026-06-01`. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * millisecondsOfDay).toISOString().slice(0, 10);
}

/** So many days in a row. */
export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => addDays(first, at));
}

/** The clock of a day in China as an instant. */
export function instantOf(day: string, clock: string): string {
  return new Date(`${day}T${clock}:00+08:00`).toISOString();
}

/** Hours that begin on a day; an end that is not later than the beginning is past midnight. */
export function hoursOn(day: string, from: string, until: string): { start_at: string; end_at: string } {
  return { start_at: instantOf(day, from), end_at: instantOf(until > from ? day : addDays(day, 1), until) };
}

/** An instant as `13:05`, China Standard Time. */
export function clockText(instant: string): string {
  return instantText(instant).slice(11);
}

/** When something began and ended, the day once if it is the same: `2026-05-07 07:30` and `11:20`. */
export function spanTexts(from: string, until: string): [string, string] {
  const [begin, end] = [instantText(from), instantText(until)];
  return [begin, begin.slice(0, 10) === end.slice(0, 10) ? end.slice(11) : end];
}

/** An instant as a field of day and time holds it, and back. */
export const dayAndClock = {
  of: (instant: string) => instantText(instant).replace(' ', 'T'),
  instant: (local: string) => instantOf(local.slice(0, 10), local.slice(11, 16)),
};

/** The day by the server's calendar, which decides what can be booked. */
export function useToday(): string | undefined {
  const catalogue = useQuery({
    queryKey: ['service-links'],
    queryFn: () => answer(api.GET('/api/v1/service-links')),
  });
  return catalogue.data?.on;
}

/** Days as people say them, with the day of the week. */
export function useDayText() {
  const { language } = useLanguage();
  const write = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
    return (day: string) => format.format(new Date(`${day}T00:00:00Z`));
  };
  return {
    long: write({ month: 'long', day: 'numeric', weekday: 'short' }),
    weekday: write({ weekday: 'short' }),
    short: write({ month: 'short', day: 'numeric' }),
    /** The day of the month, with its month where one begins. */
    ofMonth: (day: string) =>
      day.endsWith('-01') ? write({ month: 'numeric', day: 'numeric' })(day) : String(Number(day.slice(8))),
  };
}
