import type { Schemas } from '../../../api/client';
import { dayAfter } from '../../../ui/today';

export type Day = Schemas['CalendarDay'];
/** What is said of a day: off, worked, or like any other of the week. */
export type Saying = Day['kind'] | 'plain';

/** Of which holiday a day is and what is said of it. */
export type Said = { occasion: string; kind: Saying };

/** Saturday or Sunday; only those are worked in exchange. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
}

/** Whether a day can stand in the arrangement of a year: notices may begin in the last days of the year before. */
export function belongsTo(day: string, year: number): boolean {
  return day.startsWith(`${year}-`) || (day >= `${year - 1}-12-25` && day <= `${year - 1}-12-31`);
}

/** Every day from one to another, both included; none if they stand the wrong way round. */
export function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day)) days.push(day);
  return days;
}

/** Why something cannot be said of days: the words for it stand under the same name. */
export type Refusal = 'occasionMissing' | 'wrongOrder' | 'outside' | 'noWeekend';

export function refusalOf(days: readonly string[], year: number, { kind, occasion }: Said): Refusal | undefined {
  if (kind !== 'plain' && occasion.trim() === '') return 'occasionMissing';
  if (days.length === 0) return 'wrongOrder';
  if (!days.every((day) => belongsTo(day, year))) return 'outside';
  return kind === 'worked' && !days.every(isWeekend) ? 'noWeekend' : undefined;
}

/** The arrangement with some days said anew, in order. */
export function saying(days: readonly Day[], meant: readonly string[], kind: Saying, occasion: string): Day[] {
  const others = days.filter(({ day }) => !meant.includes(day));
  const added = kind === 'plain' ? [] : meant.map((day) => ({ day, kind, occasion }));
  return [...others, ...added].toSorted((a, b) => a.day.localeCompare(b.day));
}

export type Occasion = { name: string; off: { from: string; to: string }[]; worked: string[] };

/** The days by their occasion, days off in a row as one span, in the order of the year. */
export function occasionsOf(days: readonly Day[]): Occasion[] {
  const found = new Map<string, Occasion>();
  for (const { day, kind, occasion } of days.toSorted((a, b) => a.day.localeCompare(b.day))) {
    const known = found.get(occasion) ?? { name: occasion, off: [], worked: [] };
    const last = known.off.at(-1);
    if (kind === 'worked') known.worked.push(day);
    else if (last && dayAfter(last.to) === day) last.to = day;
    else known.off.push({ from: day, to: day });
    found.set(occasion, known);
  }
  return [...found.values()];
}

/** How many days of a year are worked. */
export function workingDays(year: number, days: readonly Day[]): number {
  const kinds = new Map(days.map(({ day, kind }) => [day, kind]));
  return daysFrom(`${year}-01-01`, `${year}-12-31`).filter((day) => {
    const kind = kinds.get(day);
    return kind ? kind === 'worked' : !isWeekend(day);
  }).length;
}
