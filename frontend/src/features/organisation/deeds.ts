import { answer, api, type Schemas } from '../../api/client';

export type UnitVerb = Schemas['UnitVerb'];
/** The other unit stands under the name that the server uses, so that its refusals find the field. */
export type UnitDeedEntry = { parent_id?: string; into_id?: string; on: string; document?: string };
type Unit = Schemas['OrgUnit'];

/** What closes a unit for good. */
export const isFinal = (deed: string) => deed === 'merge' || deed === 'close';

/** Which other unit a verb asks for: the kinds that it may be of. Nothing for verbs that concern the unit alone. */
export function targetKinds(verb: UnitVerb, unit: Pick<Unit, 'kind' | 'kinds_above'>): Unit['kind'][] | undefined {
  if (verb === 'join') return unit.kinds_above;
  if (verb === 'merge') return [unit.kind];
  return undefined;
}

/** Does a deed, provided that nobody has changed the unit since it was shown. */
export function doToUnit(verb: UnitVerb, { id }: Pick<Unit, 'id'>, etag: string | null, entry: UnitDeedEntry) {
  const params = { path: { id }, ...(etag ? { header: { 'If-Match': etag } } : {}) };
  const { parent_id = '', into_id = '', on, document } = entry;
  const body = { on, ...(document ? { document } : {}) };
  const calls = {
    join: () => api.POST('/api/v1/org-units/{id}/join', { params, body: { ...body, parent_id } }),
    merge: () => api.POST('/api/v1/org-units/{id}/merge', { params, body: { ...body, into_id } }),
    close: () => api.POST('/api/v1/org-units/{id}/close', { params, body }),
    upgrade: () => api.POST('/api/v1/org-units/{id}/upgrade', { params, body }),
    transform: () => api.POST('/api/v1/org-units/{id}/transform', { params, body }),
  } satisfies Record<UnitVerb, () => unknown>;
  return answer<Unit>(calls[verb]());
}

export type FoundEntry = {
  parent_id: string;
  kind: Unit['kind'];
  name: string;
  division_code?: string;
  founded_on: string;
  joins_later?: boolean;
  joined_on?: string;
  document?: string;
};

/** What the dialog sends: fields left empty stay out, and the day of joining only where the unit was there before. */
export function foundBody(entry: FoundEntry): Schemas['FoundIn'] {
  const { parent_id, kind, name, division_code, founded_on, joins_later, joined_on, document } = entry;
  return {
    parent_id,
    kind,
    name,
    founded_on,
    ...(division_code ? { division_code } : {}),
    ...(joins_later && joined_on ? { joined_on } : {}),
    ...(document ? { document } : {}),
  };
}
