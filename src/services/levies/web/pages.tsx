/** DOOR to the browser: the pages of the market levies. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const leviesPages: WebPages = [
  {
    face: 'portal',
    path: '/pasar',
    title: 'levies.find.title',
    load: () => import('./portal/FindStallPage.tsx'),
  },
  {
    face: 'portal',
    path: '/pasar/:code',
    title: 'levies.stall.tab',
    load: () => import('./portal/StallPage.tsx'),
  },
  {
    face: 'office',
    path: '/office/pasar',
    title: 'levies.desk.title',
    load: () => import('./office/MarketsPage.tsx'),
    permission: 'levies.read',
    nav: { label: 'levies.desk.nav', order: 40, icon: 'home', part: 'levies.desk.part' },
  },
  {
    face: 'office',
    path: '/office/pasar/:market',
    title: 'levies.desk.market',
    load: () => import('./office/MarketPage.tsx'),
    permission: 'levies.read',
  },
  {
    face: 'office',
    path: '/office/pasar/:market/kalender',
    title: 'levies.desk.calendar',
    load: () => import('./office/CalendarPage.tsx'),
    permission: 'levies.read',
  },
  {
    face: 'office',
    path: '/office/pasar/:market/penerbitan',
    title: 'levies.desk.runs',
    load: () => import('./office/RunsPage.tsx'),
    permission: 'levies.read',
  },
  {
    face: 'office',
    path: '/office/pasar/:market/impor',
    title: 'levies.desk.import',
    load: () => import('./office/ImportPage.tsx'),
    permission: 'levies.manage',
  },
  {
    face: 'office',
    path: '/office/pasar/:market/pedagang/:trader',
    title: 'levies.desk.trader',
    load: () => import('./office/TraderPage.tsx'),
    permission: 'levies.read',
  },
  {
    face: 'office',
    path: '/office/lapak/:stall',
    title: 'levies.desk.stall',
    load: () => import('./office/StallPage.tsx'),
    permission: 'levies.read',
  },
  {
    face: 'office',
    path: '/office/tarif-pasar',
    title: 'levies.desk.tariffs',
    load: () => import('./office/TariffsPage.tsx'),
    permission: 'levies.read',
    nav: { label: 'levies.desk.tariffs', order: 41, icon: 'list', part: 'levies.desk.part' },
  },
];
