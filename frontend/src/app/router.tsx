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
const portalPages: RouteObject[] = [
  page('todos', () => import('../features/todos/TodosPage'), 'TodosPage'),
  page('rating', () => import('../features/credit/portal/MyRatingPage'), 'MyRatingPage'),
  page('rating/:id', () => import('../features/credit/portal/MyOneRatingPage'), 'MyOneRatingPage'),
  page('rating/:id/declare', () => import('../features/credit/portal/DeclarePage'), 'DeclarePage'),
  page('rating/:id/notice', () => import('../features/credit/notice/NoticePage'), 'NoticePage'),
  page('book', () => import('../features/services/place/PlacePage'), 'PlacePage'),
  page('bookings', () => import('../features/services/lists/BookingLists'), 'MyBookingsPage'),
  page('bookings/:id', () => import('../features/services/booking/BookingPage'), 'BookingPage'),
  page('bookings/:id/slip', () => import('../features/services/print/SlipPage'), 'SlipPage'),
  page('contacts', () => import('../features/membership/portal/MyContactsPage'), 'MyContactsPage'),
  page('documents', () => import('../features/membership/portal/MyDocumentsPage'), 'MyDocumentsPage'),
  page('leave', () => import('../features/membership/portal/LeavePage'), 'LeavePage'),
];

/** The workplace of a service provider. */
const workplacePages: RouteObject[] = [
  page('todos', () => import('../features/todos/TodosPage'), 'TodosPage'),
  page('schedule', () => import('../features/services/board/SchedulePage'), 'SchedulePage'),
  page('schedule/sheet', () => import('../features/services/print/DaySheetPage'), 'DaySheetPage'),
  page('fleet', () => import('../features/services/office/ProviderPage'), 'ProviderPage'),
  page('bookings', () => import('../features/services/lists/BookingLists'), 'WorkBookingsPage'),
  page('bookings/:id', () => import('../features/services/booking/BookingPage'), 'BookingPage'),
  page('bookings/:id/slip', () => import('../features/services/print/SlipPage'), 'SlipPage'),
];

/** The desks of the federations. */
const officePages: RouteObject[] = [
  page('todos', () => import('../features/todos/TodosPage'), 'TodosPage'),
  page('applications', () => import('../features/membership/office/ApplicationsPage'), 'ApplicationsPage'),
  page('applications/new', () => import('../features/membership/apply/OnBehalfPage'), 'OnBehalfPage'),
  page('applications/:id', () => import('../features/membership/office/ApplicationPage'), 'ApplicationPage'),
  page('applications/:id/resubmit', () => import('../features/membership/office/ResubmitPage'), 'ResubmitPage'),
  page('members', () => import('../features/membership/office/MembersPage'), 'MembersPage'),
  page('members/:id', () => import('./pages/OfficeMemberPage'), 'OfficeMemberPage'),
  page('members/:id/change', () => import('../features/membership/changes/ChangeRequestPage'), 'ChangeRequestPage'),
  page('matters', () => import('../features/membership/office/MattersPage'), 'MattersPage'),
  page('matters/changes/:id', () => import('../features/membership/changes/ChangePage'), 'ChangePage'),
  page('matters/expulsions/:id', () => import('../features/membership/expulsion/CasePage'), 'CasePage'),
  page('matters/transfers/:id', () => import('../features/membership/transfer/TransferPage'), 'TransferPage'),
  page('duplicates', () => import('../features/membership/duplicates/DuplicatesPage'), 'DuplicatesPage'),
  page('duplicates/:id', () => import('../features/membership/duplicates/DuplicatePage'), 'DuplicatePage'),
  page('roster-imports', () => import('../features/membership/rosters/ImportsPage'), 'ImportsPage'),
  page('roster-imports/new', () => import('../features/membership/rosters/NewImportPage'), 'NewImportPage'),
  page('roster-imports/:id', () => import('../features/membership/rosters/ImportPage'), 'ImportPage'),
  page('member-figures', () => import('../features/membership/figures/FiguresPage'), 'FiguresPage'),
  page('member-figures/:figure', () => import('../features/membership/figures/FigureRowsPage'), 'FigureRowsPage'),
  page('member-rosters', () => import('../features/membership/record/RostersPage'), 'RostersPage'),
  page('member-rosters/:id', () => import('../features/membership/record/RosterPage'), 'RosterPage'),
  page('jobs', () => import('../features/jobs/JobsPage'), 'JobsPage'),
  page('ratings', () => import('../features/credit/office/RatingsPage'), 'RatingsPage'),
  page('ratings/:id', () => import('../features/credit/office/RatingPage'), 'RatingPage'),
  page('ratings/:id/notice', () => import('../features/credit/notice/NoticePage'), 'NoticePage'),
  page('scorecards', () => import('../features/credit/scorecards/ScorecardsPage'), 'ScorecardsPage'),
  page('bookings', () => import('../features/services/lists/BookingLists'), 'OfficeBookingsPage'),
  page('bookings/new', () => import('../features/services/place/OnBehalfPage'), 'BookOnBehalfPage'),
  page('bookings/:id', () => import('../features/services/booking/BookingPage'), 'BookingPage'),
  page('bookings/:id/slip', () => import('../features/services/print/SlipPage'), 'SlipPage'),
  page('providers', () => import('../features/services/office/ProvidersPage'), 'ProvidersPage'),
  page('providers/:id', () => import('../features/services/office/ProviderPage'), 'ProviderPage'),
  page('providers/:id/schedule', () => import('../features/services/board/SchedulePage'), 'SchedulePage'),
  page('providers/:id/schedule/sheet', () => import('../features/services/print/DaySheetPage'), 'DaySheetPage'),
  page('service-links', () => import('../features/services/office/CataloguePage'), 'CataloguePage'),
  page('units', () => import('../features/organisation/UnitsPage'), 'UnitsPage'),
  page('units/:id', () => import('../features/organisation/UnitPage'), 'UnitPage'),
  page('sites', () => import('../features/organisation/SitesPage'), 'SitesPage'),
  page('sites/:id', () => import('../features/organisation/SitePage'), 'SitePage'),
  page('time-limits', () => import('../features/membership/settings/TimeLimitsPage'), 'TimeLimitsPage'),
  page('calendar', () => import('../features/membership/settings/CalendarsPage'), 'CalendarsPage'),
  page('calendar/new', () => import('../features/membership/settings/EnterYearPage'), 'EnterYearPage'),
  page('calendar/:year', () => import('../features/membership/settings/YearPage'), 'YearPage'),
  page('calendar/:year/edit', () => import('../features/membership/settings/ReplaceYearPage'), 'ReplaceYearPage'),
  page('accounts', () => import('../features/identity/office/AccountsPage'), 'AccountsPage'),
  page('accounts/:id', () => import('../features/identity/office/AccountRecordPage'), 'AccountRecordPage'),
  page('trail', () => import('../features/identity/trail/TrailPage'), 'TrailPage'),
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
