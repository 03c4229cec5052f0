import type { Schemas } from '../../../api/client';

type Verb = Schemas['RatingVerb'];

const ofMembers: readonly Verb[] = ['enter_evidence', 'declare', 'appeal'];

/** What a member can do with its rating now. It states evidence in a draft only; later that is the officers' work. */
export function memberVerbs({ allowed, status }: Pick<Schemas['Rating'], 'allowed' | 'status'>): Verb[] {
  return allowed.filter((verb) => ofMembers.includes(verb) && (verb !== 'enter_evidence' || status === 'draft'));
}
