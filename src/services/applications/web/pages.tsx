/** DOOR to the browser: the pages of applications, for citizens and for officers. */
import type { WebPages } from '../../../web/kit/pages.ts';
import { alsoForget } from '../../../web/kit/session/session.ts';

// The next person at a shared phone finds nothing that the city has as well; the rest stays locked to its account.
alsoForget(async () => (await import('./portal/apply/device-store.ts')).forgetSynced());

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
];
