const dayLong = 86_400_000;

/** A calendar day so many days away, `2026-05-08` and -1 → `2026-05-07`. */
function shifted(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLong).toISOString().slice(0, 10);
}

/** The last day of a half-open period, which people name instead of the first day after it. */
export function lastDay(until: string): string {
  return shifted(until, -1);
}

/** Today in China, whatever the reader's clock says. */
export function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}
