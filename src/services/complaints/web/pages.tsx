/** DOOR to the browser: the pages of complaints, for citizens and for officers. */
import type { WebPages } from '../../../web/kit/pages.ts';
import { keepReceiptsOfSent } from './portal/receipts.ts';

// A report may go out in the background of any page: its receipt must be kept before the queue forgets it.
keepReceiptsOfSent();

export const complaintPages: WebPages = [
  {
    face: 'portal',
    path: '/',
    title: 'complaints.home.tab',
    load: () => import('./portal/HomePage.tsx'),
    nav: { label: 'complaints.nav.home', order: 0, icon: 'home' },
  },
  {
    face: 'portal',
    path: '/lapor',
    title: 'complaints.report.tab',
    load: () => import('./portal/ReportPage.tsx'),
    nav: { label: 'complaints.nav.report', order: 10, icon: 'pen' },
  },
  {
    face: 'portal',
    path: '/laporan',
    title: 'complaints.list.tab',
    load: () => import('./portal/ListPage.tsx'),
    nav: { label: 'complaints.nav.list', order: 20, icon: 'people' },
  },
  {
    face: 'portal',
    path: '/laporan/:code',
    title: 'complaints.case.tab',
    load: () => import('./portal/CasePage.tsx'),
  },
  {
    face: 'portal',
    path: '/sematkan',
    title: 'complaints.embed.title',
    load: () => import('./portal/publishing/EmbedPage.tsx'),
  },
  {
    face: 'portal',
    path: '/laporan-saya',
    title: 'complaints.mine.tab',
    load: () => import('./portal/MinePage.tsx'),
    nav: { label: 'complaints.nav.mine', order: 30, icon: 'receipt' },
  },
  {
    face: 'office',
    path: '/office',
    title: 'complaints.desk.home.tab',
    load: () => import('./office/HomePage.tsx'),
  },
  {
    face: 'office',
    path: '/office/laporan',
    title: 'complaints.desk.inbox.tab',
    load: () => import('./office/InboxPage.tsx'),
    permission: 'complaints.read',
    nav: { label: 'complaints.desk.inbox.nav', order: 10, icon: 'list' },
  },
  {
    face: 'office',
    path: '/office/laporan/baru',
    title: 'complaints.desk.counter.tab',
    load: () => import('./office/CounterPage.tsx'),
    permission: 'complaints.report-for-citizen',
    nav: { label: 'complaints.desk.counter.nav', order: 11, icon: 'pen' },
  },
  {
    face: 'office',
    path: '/office/laporan/:code',
    title: 'complaints.desk.case.tab',
    load: () => import('./office/CasePage.tsx'),
    permission: 'complaints.read',
  },
  {
    face: 'office',
    path: '/office/admin/jenis-laporan',
    title: 'complaints.desk.categories.title',
    load: () => import('./office/CategoriesPage.tsx'),
    permission: 'complaints.manage',
    nav: { label: 'complaints.desk.categories.title', order: 84, icon: 'list' },
  },
  {
    face: 'office',
    path: '/office/admin/jenis-laporan/baru',
    title: 'complaints.desk.categories.add-title',
    load: () => import('./office/CategoryPage.tsx'),
    permission: 'complaints.manage',
  },
  {
    face: 'office',
    path: '/office/admin/jenis-laporan/:id',
    title: 'complaints.desk.categories.title',
    load: () => import('./office/CategoryPage.tsx'),
    permission: 'complaints.manage',
  },
  {
    face: 'office',
    path: '/office/admin/penerusan',
    title: 'complaints.work.routing.title',
    load: () => import('./office/work/RoutingPage.tsx'),
    permission: 'complaints.manage',
    nav: { label: 'complaints.work.routing.title', order: 85, icon: 'list' },
  },
  {
    face: 'office',
    path: '/office/bolak-balik',
    title: 'complaints.work.pairs.title',
    load: () => import('./office/work/PairsPage.tsx'),
    permission: 'complaints.read',
    nav: { label: 'complaints.work.pairs.title', order: 12, icon: 'list' },
  },
  {
    face: 'office',
    path: '/office/admin/janji-waktu',
    title: 'complaints.work.clocks.title',
    load: () => import('./office/work/ClocksPage.tsx'),
    permission: 'complaints.manage',
    nav: { label: 'complaints.work.clocks.title', order: 86, icon: 'list' },
  },
];
