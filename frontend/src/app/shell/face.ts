import type { Schemas } from '../../api/client';

/** The three ways the application looks, by what people come for. */
export type Face = 'portal' | 'workplace' | 'office';

const faces: Record<Schemas['Role'], Face> = {
  administrator: 'office',
  security_administrator: 'office',
  auditor: 'office',
  county_officer: 'office',
  reviewer: 'office',
  town_officer: 'office',
  provider: 'workplace',
  member: 'portal',
};

/** The path under which the pages of a face lie. */
export const basePath: Record<Face, string> = { portal: '/my', workplace: '/work', office: '/office' };

export function faceOf(role: Schemas['Role']): Face {
  return faces[role];
}
