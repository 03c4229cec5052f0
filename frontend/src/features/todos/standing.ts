import type { Schemas } from '../../api/client';
import type { Tone } from '../../ui/StatusTag';

type Todo = Pick<Schemas['Todo'], 'due_on' | 'overdue'>;

/** How a thing to do stands to its last day: no such day, over, today, or still so many days. */
export type Due = { is: 'none' } | { is: 'overdue' | 'today' | 'left'; on: string; days: number };

/** Days from one day to another, both as `2026-05-01`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The server says what is overdue; the days are counted by the calendar. */
export function dueOf({ due_on: on, overdue }: Todo, today: string): Due {
  if (!on) return { is: 'none' };
  if (overdue) return { is: 'overdue', on, days: Math.max(1, daysBetween(on, today)) };
  const days = Math.max(0, daysBetween(today, on));
  return { is: days === 0 ? 'today' : 'left', on, days };
}

export const dueTones: Record<Due['is'], Tone> = { none: 'neutral', overdue: 'bad', today: 'waiting', left: 'neutral' };
