/** DOOR to the browser: the pages of applications, for citizens and for officers. */
import type { WebPages } from '../../../web/kit/pages.ts';
import { alsoForget } from '../../../web/kit/session/session.ts';

// The next person at a shared phone finds nothing that the city has as well; the rest stays locked to its account.
alsoForget(async () => (await import('./portal/apply/device-store.ts')).forgetSynced());
alsoForget(async () => (await import('./office/visit-store.ts')).forgetVisits());

export const applicationPages: WebPages = [
  {
    face: 'portal',
    path: '/layanan/:service/ajukan',
    title: 'applications.apply.tab',
    load: () => import('./portal/ApplyPage.tsx'),
  },
  {
    face: 'portal',
    path: '/permohonan',
    title: 'applications.mine.title',
    load: () => import('./portal/MinePage.tsx'),
    nav: { label: 'applications.nav.mine', order: 25, icon: 'receipt' },
  },
  {
    face: 'portal',
    path: '/permohonan/:code',
    title: 'applications.track.tab',
    load: () => import('./portal/TrackPage.tsx'),
  },
  {
    face: 'portal',
    path: '/permohonan/:code/perbaiki',
    title: 'applications.correction.tab',
    load: () => import('./portal/CorrectPage.tsx'),
  },
  {
    face: 'portal',
    path: '/permohonan/:code/survei',
    title: 'applications.survey.title',
    load: () => import('./portal/SurveyPage.tsx'),
  },
  {
    face: 'portal',
    path: '/permohonan/:code/tanda-terima',
    title: 'applications.receipt.title',
    load: () => import('./portal/ReceiptPage.tsx'),
  },
  {
    face: 'office',
    path: '/office/permohonan',
    title: 'applications.desk.title',
    load: () => import('./office/DeskPage.tsx'),
    permission: 'applications.read',
    nav: { label: 'applications.desk.nav', order: 20, icon: 'receipt', part: 'office.part.services' },
  },
  {
    face: 'office',
    path: '/office/permohonan/baru',
    title: 'applications.assist.title',
    load: () => import('./office/AssistPage.tsx'),
    permission: 'applications.assist',
  },
  {
    face: 'office',
    path: '/office/permohonan/:code',
    title: 'applications.track.tab',
    load: () => import('./office/CasePage.tsx'),
    permission: 'applications.read',
  },
  {
    face: 'office',
    path: '/office/persetujuan',
    title: 'applications.approvals.title',
    load: () => import('./office/ApprovalsPage.tsx'),
    // Who stands in for a head decides too, without the head's role.
    permission: 'applications.read',
    nav: {
      label: 'applications.approvals.nav',
      order: 21,
      icon: 'check',
      permission: 'applications.decide',
      part: 'office.part.services',
    },
  },
  {
    face: 'office',
    path: '/office/kunjungan',
    title: 'applications.visits.title',
    load: () => import('./office/VisitsPage.tsx'),
    permission: 'applications.inspect',
    nav: { label: 'applications.visits.nav', order: 22, icon: 'locate', part: 'office.part.services' },
  },
  {
    face: 'office',
    path: '/office/kunjungan/:code',
    title: 'applications.minutes.title',
    load: () => import('./office/MinutesPage.tsx'),
    permission: 'applications.inspect',
  },
  {
    face: 'office',
    path: '/office/wewenang',
    title: 'applications.delegation.title',
    load: () => import('./office/DelegationsPage.tsx'),
    // Who stands in for a head decides too, without the head's role.
    permission: 'applications.read',
    nav: {
      label: 'applications.delegation.nav',
      order: 23,
      icon: 'clock',
      permission: 'applications.decide',
      part: 'office.part.services',
    },
  },
  {
    face: 'office',
    path: '/office/pusat-kendali/permohonan',
    title: 'applications.board.title',
    load: () => import('./office/BoardPage.tsx'),
    permission: 'wall.read',
  },
  {
    face: 'wall',
    path: '/wall/permohonan',
    title: 'applications.board.title',
    load: () => import('./wall/BoardPage.tsx'),
  },
];
