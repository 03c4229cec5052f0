import { BarShell } from './BarShell';

/** The portal of a member, made for a phone first. */
export function PortalShell() {
  return <BarShell face="portal" />;
}
