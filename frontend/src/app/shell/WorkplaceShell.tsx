import { BarShell } from './BarShell';

/** The workplace of a service provider, on a tablet or a phone. */
export function WorkplaceShell() {
  return <BarShell face="workplace" />;
}
