import type { Schemas } from '../../../api/client';

type Set = Schemas['MemberFigureSet'];
type Figure = Schemas['MemberFigure'];

export type AsOf = {
  on?: string | undefined;
  /** This unit and those below it. */
  unit?: string | undefined;
  /** This unit itself. */
  at?: string | undefined;
  type?: string | undefined;
};

/** What keeps a member of the roster from counting, in the order in which it is looked for. */
export const gaps: readonly Figure[] = [
  'not_on_platform',
  'not_active',
  'incomplete',
  'identity_failed',
  'duplicate',
  'not_verified',
];

export function numberOf({ figures }: Pick<Set, 'figures'>, figure: Figure): number {
  return figures.find((known) => known.figure === figure)?.number ?? 0;
}

/** The years that can be looked back at, the latest first: this one and the three before. */
export function yearsUntil(today: string): number[] {
  const year = Number(today.slice(0, 4));
  return [year, year - 1, year - 2, year - 3];
}

/** The day by which a year is judged: its last, or today while it lasts. */
export function dayOfYear(year: number, today: string): string {
  const end = `${year}-12-31`;
  return end < today ? end : today;
}

/** The year whose judging day this is, if it is one. */
export function yearOf(day: string, today: string): number | undefined {
  return yearsUntil(today).find((year) => dayOfYear(year, today) === day);
}

function addressed(path: string, { on, unit, at, type }: AsOf): string {
  const query = new URLSearchParams();
  if (on) query.set('on', on);
  if (unit) query.set('town', unit);
  if (at) query.set('at', at);
  if (type) query.set('type', type);
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** The address of the figures of a day. */
export function figuresPath(asOf: AsOf): string {
  return addressed('/office/member-figures', asOf);
}

/** The address of the rows behind a number. */
export function rowsPath(figure: Figure, asOf: AsOf): string {
  return addressed(`/office/member-figures/${figure}`, asOf);
}

/** The lowest entry rate first; those without one last. */
export function byRate(one: Pick<Set, 'entry_rate'>, other: Pick<Set, 'entry_rate'>): number {
  const rate = ({ entry_rate: known }: Pick<Set, 'entry_rate'>) => (known == null ? Infinity : Number(known));
  const [a, b] = [rate(one), rate(other)];
  return a === b ? 0 : a - b;
}
