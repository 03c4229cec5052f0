import type { Schemas } from '../../../api/client';

/** How a council's votes add up while they are being entered. */
export type Tally = {
  present: number;
  /** How many have to be there: two thirds of the seats. */
  quorum: number;
  hasQuorum: boolean;
  /** More than half of those present. */
  needed: number;
  isCarried: boolean;
};

type Votes = Pick<Schemas['CouncilVote'], 'seats' | 'in_favour' | 'against' | 'abstained'>;

/** Quorum and majority of R1.15; the server decides by the same rule. */
export function tally({ seats, in_favour: inFavour, against, abstained }: Votes): Tally {
  const present = inFavour + against + abstained;
  const quorum = Math.ceil((seats * 2) / 3);
  return {
    present,
    quorum,
    hasQuorum: seats > 0 && present <= seats && present >= quorum,
    needed: Math.floor(present / 2) + 1,
    isCarried: inFavour * 2 > present,
  };
}

export type VoteEntry = { seats: string; in_favour: string; against: string; abstained: string; voted_on: string };

/** The votes that were typed, once all of them are whole numbers. */
export function votesOf(entry: Partial<VoteEntry> | undefined): Votes | undefined {
  const typed = [entry?.seats, entry?.in_favour, entry?.against, entry?.abstained];
  if (!typed.every((text) => text !== undefined && /^\d{1,4}$/.test(text))) return undefined;
  const [seats = 0, in_favour = 0, against = 0, abstained = 0] = typed.map(Number);
  return { seats, in_favour, against, abstained };
}
