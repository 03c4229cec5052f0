import type { Schemas } from '../../api/client';

type Status = Schemas['RatingStatus'];
type Special = 'returned' | 'scored_again' | 'appeal_upheld' | 'appeal_upheld_effective' | 'appeal_revised';
export type Happening = Status | Special;

/** What leads from a status to another one, where the status reached does not tell it by itself. */
const between: Partial<Record<Status, Partial<Record<Status, Special>>>> = {
  scored: { town_surveyed: 'returned', scored: 'scored_again' },
  appealed: { publicity: 'appeal_upheld', effective: 'appeal_upheld_effective', scored: 'appeal_revised' },
};

/** What a step of a rating was. */
export function happeningAt(steps: readonly Pick<Schemas['RatingStep'], 'to'>[], at: number): Happening {
  const to = steps[at]?.to ?? 'draft';
  const from = steps[at - 1]?.to;
  return (from && between[from]?.[to]) ?? to;
}
