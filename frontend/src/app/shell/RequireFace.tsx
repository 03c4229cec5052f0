import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';

import type { Schemas } from '../../api/client';
import { useIsSignedIn, useMe } from '../../api/useMe';
import { FirstPasswordPage } from '../../features/identity/FirstPasswordPage';
import { LoadingState, NoPermissionState, ProblemState } from '../../ui/states';
import { type Face, faceOf } from './face';

type Me = Schemas['Me'];

/** Lets through who is signed in; everybody else signs in first and comes back to the same address. */
export function RequireSession({ children }: { children: (me: Me) => ReactNode }) {
  const isSignedIn = useIsSignedIn();
  const me = useMe();
  const { pathname, search } = useLocation();
  if (!isSignedIn) {
    const from = pathname === '/' ? '' : `?from=${encodeURIComponent(pathname + search)}`;
    return <Navigate to={`/sign-in${from}`} replace />;
  }
  if (me.isPending) return <LoadingState />;
  if (me.isError) {
    return (
      <main>
        <ProblemState problem={me.error} onRetry={() => void me.refetch()} />
      </main>
    );
  }
  if (me.data.password_to_change) return <FirstPasswordPage />;
  return children(me.data);
}

/** Lets through the roles that this face is for. */
export function RequireFace({ face, children }: { face: Face; children: (me: Me) => ReactNode }) {
  return (
    <RequireSession>
      {(me) =>
        faceOf(me.role) === face ? (
          children(me)
        ) : (
          <main>
            <NoPermissionState />
          </main>
        )
      }
    </RequireSession>
  );
}
