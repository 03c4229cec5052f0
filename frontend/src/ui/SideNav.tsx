import { Link } from 'react-router';

import './side-nav.css';

type Side = { key: string; label: string };

type Props = {
  /** What the sides belong to, for screen readers. */
  label: string;
  sides: readonly Side[];
  /** The one that is shown. */
  current: string | undefined;
};

/** The sides of one page as links, since each has an address: the `tab` in the query. Filters of a side stay with it. */
export function SideNav({ label, sides, current }: Props) {
  return (
    <nav className="side-nav" aria-label={label}>
      {sides.map(({ key, label: name }) => (
        <Link key={key} to={`?tab=${key}`} replace {...(key === current ? { 'aria-current': 'page' as const } : {})}>
          {name}
        </Link>
      ))}
    </nav>
  );
}
