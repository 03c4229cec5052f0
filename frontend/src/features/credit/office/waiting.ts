import type { Schemas } from '../../../api/client';

/** A list of ratings that wait for somebody: those in a status, or those whose time for appeals is over. */
export type Waiting = { status: Schemas['RatingStatus'] } | { appeals_closed: true };

const duties: Partial<Record<Schemas['Action'], readonly Waiting[]>> = {
  score_rating: [
    { status: 'self_declared' },
    { status: 'data_pulled' },
    { status: 'town_surveyed' },
    { status: 'committee_reviewed' },
    { appeals_closed: true },
  ],
  review_rating: [{ status: 'scored' }, { status: 'appealed' }],
};

/** The lists on which the post can act. */
export function waitingFor({ permissions }: Pick<Schemas['Me'], 'permissions'>): Waiting[] {
  return permissions.flatMap((action) => duties[action] ?? []);
}
