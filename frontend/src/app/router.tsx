import type { ComponentType } from 'react';
import { createBrowserRouter, type RouteObject } from 'react-router';

import { LoadingState, NotFoundState } from '../ui/states';
import { RouteProblem } from './shell/RouteProblem';

/** A page that is downloaded when it is first opened. */
function page<Name extends string>(
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): RouteObject {
  return { path, lazy: async () => ({ Component: (await load())[name] }) };
}

const start = page('', () => import('./shell/StartPage'), 'StartPage');
const account = page('account', () => import('../features/identity/AccountPage'), 'AccountPage');
const unknown: RouteObject = { path: '*', Component: NotFoundState };

/** The phone-first portal of a member. */
const portalPages: RouteObject[] = [];

/** The workplace of a service provider. */
const workplacePages: RouteObject[] = [];

/** The desks of the federations. */
const officePages: RouteObject[] = [
  page('applications', () => import('../features/membership/office/ApplicationsPage'), 'ApplicationsPage'),
  page('applications/new', () => import('../features/membership/apply/OnBehalfPage'), 'OnBehalfPage'),
  page('applications/:id', () => import('../features/membership/office/ApplicationPage'), 'ApplicationPage'),
  page('applications/:id/resubmit', () => import('../features/membership/office/ResubmitPage'), 'ResubmitPage'),
  page('members', () => import('../features/membership/office/MembersPage'), 'MembersPage'),
  page('members/:id', () => import('./pages/OfficeMemberPage'), 'OfficeMemberPage'),
  page('units', () => import('../features/organisation/UnitsPage'), 'UnitsPage'),
  page('units/:id', () => import('../features/organisation/UnitPage'), 'UnitPage'),
  page('sites', () => import('../features/organisation/SitesPage'), 'SitesPage'),
  page('sites/:id', () => import('../features/organisation/SitePage'), 'SitePage'),
  page('accounts', () => import('../features/identity/office/AccountsPage'), 'AccountsPage'),
  page('accounts/:id', () => import('../features/identity/office/AccountRecordPage'), 'AccountRecordPage'),
  page('trail', () => import('./pages/OfficeTrailPage'), 'OfficeTrailPage'),
];

/** What anybody may see without an account. */
const publicPages: RouteObject[] = [
  page('/apply', () => import('../features/membership/apply/ApplyPage'), 'ApplyPage'),
  page('/track', () => import('../features/membership/track/TrackPage'), 'TrackPage'),
];

export const router = createBrowserRouter([
  {
    ErrorBoundary: RouteProblem,
    HydrateFallback: LoadingState,
    children: [
      page('/sign-in', () => import('../features/identity/SignInPage'), 'SignInPage'),
      page('/', () => import('./shell/Home'), 'Home'),
      {
        lazy: async () => ({ Component: (await import('./shell/PublicShell')).PublicShell }),
        children: [{ ErrorBoundary: RouteProblem, children: publicPages }],
      },
      {
        path: '/my',
        lazy: async () => ({ Component: (await import('./shell/PortalShell')).PortalShell }),
        children: [{ ErrorBoundary: RouteProblem, children: [start, account, ...portalPages, unknown] }],
      },
      {
        path: '/work',
        lazy: async () => ({ Component: (await import('./shell/WorkplaceShell')).WorkplaceShell }),
        children: [{ ErrorBoundary: RouteProblem, children: [start, account, ...workplacePages, unknown] }],
      },
      {
        path: '/office',
        lazy: async () => ({ Component: (await import('./shell/OfficeShell')).OfficeShell }),
        children: [{ ErrorBoundary: RouteProblem, children: [start, account, ...officePages, unknown] }],
      },
      unknown,
    ],
  },
]);
