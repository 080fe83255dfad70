/** DOOR to the browser: the pages of counters, for citizens, waiting rooms and officers. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const counterPages: WebPages = [
  {
    face: 'portal',
    path: '/loket',
    title: 'counters.list.title',
    load: () => import('./portal/CountersPage.tsx'),
  },
  {
    face: 'portal',
    path: '/loket/:post',
    title: 'counters.counter.tab',
    load: () => import('./portal/CounterPage.tsx'),
  },
  {
    face: 'portal',
    path: '/loket/nomor/:code',
    title: 'counters.number.tab',
    load: () => import('./portal/NumberPage.tsx'),
  },
  {
    face: 'portal',
    path: '/layar-loket/:post',
    title: 'counters.display.tab',
    load: () => import('./portal/DisplayPage.tsx'),
    bare: true,
  },
  {
    face: 'office',
    path: '/office/loket',
    title: 'counters.desk.title',
    load: () => import('./office/DeskPage.tsx'),
    permission: 'counters.serve',
    nav: { label: 'counters.desk.nav', order: 15, icon: 'bell', part: 'office.part.services' },
  },
  {
    face: 'office',
    path: '/office/loket/:post/atur',
    title: 'counters.settings.title',
    load: () => import('./office/SettingsPage.tsx'),
    permission: 'counters.manage',
  },
];
