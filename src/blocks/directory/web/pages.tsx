/** Office pages of the directory: agencies, areas, working calendar. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const directoryPages: WebPages = [
  {
    face: 'office',
    path: '/office/admin/perangkat-daerah',
    title: 'directory.agencies.title',
    load: () => import('./AgenciesPage.tsx'),
    permission: 'directory.manage',
    nav: { label: 'directory.agencies.title', order: 81, icon: 'home' },
  },
  {
    face: 'office',
    path: '/office/admin/wilayah',
    title: 'directory.areas.title',
    load: () => import('./AreasPage.tsx'),
    permission: 'directory.manage',
    nav: { label: 'directory.areas.title', order: 82, icon: 'map' },
  },
  {
    face: 'office',
    path: '/office/admin/kalender',
    title: 'directory.calendar.title',
    load: () => import('./CalendarPage.tsx'),
    permission: 'directory.manage',
    nav: { label: 'directory.calendar.title', order: 83, icon: 'clock' },
  },
];
