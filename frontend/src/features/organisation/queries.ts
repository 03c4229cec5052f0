import { useQuery } from '@tanstack/react-query';

import { answer, api, type Schemas } from '../../api/client';

type Unit = Schemas['OrgUnit'];
type Asked = { kind?: Unit['kind']; q?: string };

/** Every unit that stood on a day, read page by page. */
async function unitsOn(day: string | undefined, asked: Asked): Promise<Unit[]> {
  const units: Unit[] = [];
  let cursor: string | null | undefined;
  do {
    const query = { limit: 200, ...asked, ...(day ? { as_of: day } : {}), ...(cursor ? { cursor } : {}) };
    const page = await answer(api.GET('/api/v1/org-units', { params: { query } }));
    units.push(...page.items);
    cursor = page.next_cursor;
  } while (cursor);
  return units;
}

/** The whole tree on a day, today without one. */
export function useUnitsOn(day: string | undefined) {
  return useQuery({ queryKey: ['org-units', 'all', day ?? null], queryFn: () => unitsOn(day, {}) });
}

/** Which units of that day are of this kind or hold these words; nothing is asked if neither is given. */
export function useMatching(day: string | undefined, asked: Asked) {
  const isAsked = Object.keys(asked).length > 0;
  return useQuery({
    queryKey: ['org-units', 'matching', day ?? null, asked],
    queryFn: () => unitsOn(day, asked),
    enabled: isAsked,
    select: (units) => new Set(units.map(({ id }) => id)),
  });
}
