import {
  ApartmentOutlined,
  AuditOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CopyOutlined,
  FileTextOutlined,
  HomeOutlined,
  HourglassOutlined,
  IdcardOutlined,
  ImportOutlined,
  ProfileOutlined,
  SafetyCertificateOutlined,
  ScheduleOutlined,
  ShopOutlined,
  SolutionOutlined,
  TableOutlined,
  TagsOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';

import type { Schemas } from '../../api/client';
import { useWords } from '../words/dictionary';
import { basePath, type Face, faceOf } from './face';
import { navigationWords } from './words';

type Entry = {
  path: string;
  word: keyof (typeof navigationWords)['zh-CN'];
  icon: ReactNode;
  /** The heading over this entry and its neighbours in the menu of the office. */
  group?: Entry['word'];
  /** Who sees the entry; everybody with this face when absent. */
  roles?: readonly Schemas['Role'][];
  /** Whether the entry tells how much waits for the reader. */
  counts?: boolean;
};

const membershipRoles: Entry['roles'] = ['auditor', 'county_officer', 'reviewer', 'town_officer'];
const servicesRoles = membershipRoles;

/** What each face offers, in order. The bars of the portal and the workplace hold at most five. */
export const navigation: Record<Face, readonly Entry[]> = {
  portal: [
    { path: '/my', word: 'start', icon: <HomeOutlined aria-hidden />, counts: true },
    { path: '/my/rating', word: 'myRating', icon: <SafetyCertificateOutlined aria-hidden /> },
    { path: '/my/book', word: 'book', icon: <CarOutlined aria-hidden /> },
    { path: '/my/bookings', word: 'myBookings', icon: <CalendarOutlined aria-hidden /> },
    { path: '/my/account', word: 'account', icon: <UserOutlined aria-hidden /> },
  ],
  workplace: [
    { path: '/work', word: 'start', icon: <HomeOutlined aria-hidden /> },
    { path: '/work/todos', word: 'todos', icon: <CheckSquareOutlined aria-hidden />, counts: true },
    { path: '/work/schedule', word: 'schedule', icon: <ScheduleOutlined aria-hidden /> },
    { path: '/work/bookings', word: 'orders', icon: <CalendarOutlined aria-hidden /> },
    { path: '/work/account', word: 'account', icon: <UserOutlined aria-hidden /> },
  ],
  office: [
    { path: '/office', word: 'start', icon: <HomeOutlined aria-hidden /> },
    { path: '/office/todos', word: 'todos', icon: <CheckSquareOutlined aria-hidden />, counts: true },
    {
      path: '/office/applications',
      word: 'applications',
      icon: <FileTextOutlined aria-hidden />,
      group: 'membership',
      roles: membershipRoles,
    },
    {
      path: '/office/members',
      word: 'members',
      icon: <TeamOutlined aria-hidden />,
      group: 'membership',
      roles: membershipRoles,
    },
    {
      path: '/office/matters',
      word: 'matters',
      icon: <SolutionOutlined aria-hidden />,
      group: 'membership',
      roles: membershipRoles,
    },
    {
      path: '/office/roster-imports',
      word: 'rosterImports',
      icon: <ImportOutlined aria-hidden />,
      group: 'membership',
      roles: membershipRoles,
    },
    {
      path: '/office/duplicates',
      word: 'duplicates',
      icon: <CopyOutlined aria-hidden />,
      group: 'membership',
      roles: membershipRoles,
    },
    {
      path: '/office/member-rosters',
      word: 'memberRosters',
      icon: <ProfileOutlined aria-hidden />,
      group: 'membership',
      roles: membershipRoles,
    },
    {
      path: '/office/member-figures',
      word: 'memberFigures',
      icon: <BarChartOutlined aria-hidden />,
      group: 'membership',
      roles: membershipRoles,
    },
    {
      path: '/office/ratings',
      word: 'ratings',
      icon: <SafetyCertificateOutlined aria-hidden />,
      group: 'credit',
      roles: membershipRoles,
    },
    {
      path: '/office/scorecards',
      word: 'scorecards',
      icon: <TableOutlined aria-hidden />,
      group: 'credit',
      roles: ['administrator', 'auditor', 'county_officer', 'reviewer', 'town_officer'],
    },
    {
      path: '/office/bookings',
      word: 'bookings',
      icon: <CalendarOutlined aria-hidden />,
      group: 'services',
      roles: servicesRoles,
    },
    {
      path: '/office/providers',
      word: 'providers',
      icon: <ShopOutlined aria-hidden />,
      group: 'services',
      roles: servicesRoles,
    },
    {
      path: '/office/service-links',
      word: 'catalogue',
      icon: <TagsOutlined aria-hidden />,
      group: 'services',
      roles: servicesRoles,
    },
    {
      path: '/office/units',
      word: 'units',
      icon: <ApartmentOutlined aria-hidden />,
      group: 'organisation',
    },
    {
      path: '/office/sites',
      word: 'sites',
      icon: <ShopOutlined aria-hidden />,
      group: 'organisation',
    },
    {
      path: '/office/time-limits',
      word: 'timeLimits',
      icon: <ClockCircleOutlined aria-hidden />,
      group: 'rules',
    },
    {
      path: '/office/calendar',
      word: 'calendar',
      icon: <CalendarOutlined aria-hidden />,
      group: 'rules',
    },
    {
      path: '/office/accounts',
      word: 'accounts',
      icon: <IdcardOutlined aria-hidden />,
      group: 'security',
      roles: ['administrator', 'security_administrator', 'auditor'],
    },
    {
      path: '/office/trail',
      word: 'trail',
      icon: <AuditOutlined aria-hidden />,
      group: 'security',
      roles: ['auditor'],
    },
    { path: '/office/jobs', word: 'jobs', icon: <HourglassOutlined aria-hidden />, group: 'work' },
  ],
};

/** The entries that a role sees, with their words. */
export function useNavigation(role: Schemas['Role']) {
  const words = useWords(navigationWords);
  return navigation[faceOf(role)]
    .filter((entry) => !entry.roles || entry.roles.includes(role))
    .map(({ path, word, icon, group, counts = false }) => ({
      path,
      icon,
      label: words[word],
      group: group && words[group],
      counts,
    }));
}

/** The entry under which an address lies: the one with the longest matching path. */
export function currentEntry(paths: readonly string[], address: string): string | undefined {
  return paths
    .filter((path) => address === path || address.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
}

export function isStart(path: string): boolean {
  return Object.values(basePath).includes(path);
}
