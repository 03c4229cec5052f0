import { Navigate } from 'react-router';

import { basePath, faceOf } from './face';
import { RequireSession } from './RequireFace';

/** Sends everybody to the start page of their own face. */
export function Home() {
  return <RequireSession>{(me) => <Navigate to={basePath[faceOf(me.role)]} replace />}</RequireSession>;
}
