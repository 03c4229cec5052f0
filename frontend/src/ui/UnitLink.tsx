import { Link } from 'react-router';

import { useUnit } from './useUnit';

/** A unit by name, leading to its page. */
export function UnitLink({ id }: { id: string }) {
  const unit = useUnit(id);
  return unit.data ? <Link to={`/office/units/${id}`}>{unit.data.name}</Link> : null;
}
