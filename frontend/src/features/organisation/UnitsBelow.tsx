import { Link } from 'react-router';

import { answer, api, type Schemas } from '../../api/client';
import { useWords } from '../../app/words/dictionary';
import { unitKindWords } from '../../app/words/vocabularies';
import { type Column, KeysetTable } from '../../ui/KeysetTable';
import { organisationWords } from './words';

/** The units directly below one. */
export function UnitsBelow({ id }: { id: string }) {
  const words = useWords(organisationWords);
  const kinds = useWords(unitKindWords);
  const columns: Column<Schemas['OrgUnit']>[] = [
    { key: 'name', title: words.name, render: (unit) => <Link to={`/office/units/${unit.id}`}>{unit.name}</Link> },
    { key: 'kind', title: words.kind, render: ({ kind }) => kinds[kind] },
    { key: 'founded', title: words.foundedOn, render: ({ founded_on: day }) => day },
  ];
  return (
    <KeysetTable
      label={words.below}
      queryKey={['org-units', 'below', id]}
      load={(page) => answer(api.GET('/api/v1/org-units', { params: { query: { parent_id: id, ...page } } }))}
      rowKey={(unit) => unit.id}
      columns={columns}
      empty={<p className="hint">{words.noneBelow}</p>}
    />
  );
}
