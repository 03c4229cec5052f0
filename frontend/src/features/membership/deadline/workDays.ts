import { dayAfter } from '../../../ui/today';
import type { Schemas } from '../../../api/client';

type Special = Pick<Schemas['CalendarDay'], 'day' | 'kind'>;

/** How a term of working days is counted: Monday to Friday, except where a year's arrangement says otherwise. */
export class WorkCalendar {
  readonly #kinds: ReadonlyMap<string, Special['kind']>;

  constructor(days: readonly Special[]) {
    this.#kinds = new Map(days.map(({ day, kind }) => [day, kind]));
  }

  isWorked(day: string): boolean {
    const kind = this.#kinds.get(day);
    if (kind) return kind === 'worked';
    const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6;
  }

  /** The working days behind `from`, up to and with `until`; negative when `until` has passed. */
  between(from: string, until: string): number {
    if (until < from) return -this.between(until, from);
    let count = 0;
    for (let day = from; day < until;) {
      day = dayAfter(day);
      if (this.isWorked(day)) count += 1;
    }
    return count;
  }
}

/** The days behind `from`, up to and with `until`; negative when `until` has passed. */
export function daysBetween(from: string, until: string): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}
