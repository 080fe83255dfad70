/** DOOR to the browser: the collector's phone, the office's list of collectors, and the check of a receipt. */
import type { WebPages } from '../../../web/kit/pages.ts';
import { alsoForget } from '../../../web/kit/session/session.ts';

// The next person at a shared phone finds nothing of traders; key and receipts stay locked to their account.
alsoForget(async () => (await import('./office/phone/store.ts')).forgetRounds());

export const collectorPages: WebPages = [
  {
    face: 'portal',
    path: '/kuitansi',
    title: 'collectors.check.title',
    load: () => import('./portal/CheckPage.tsx'),
  },
  {
    face: 'office',
    path: '/office/tagih',
    title: 'collectors.way.title',
    load: () => import('./office/RoundPage.tsx'),
    permission: 'collectors.collect',
    nav: { label: 'collectors.way.nav', order: 30, icon: 'receipt', part: 'collectors.part' },
  },
  {
    face: 'office',
    path: '/office/tagih/hari-ini',
    title: 'collectors.day.title',
    load: () => import('./office/DayPage.tsx'),
    permission: 'collectors.collect',
    nav: { label: 'collectors.day.nav', order: 31, icon: 'list', part: 'collectors.part' },
  },
  {
    face: 'office',
    path: '/office/tagih/kuitansi/:hash',
    title: 'collectors.receipt.title',
    load: () => import('./office/ReceiptPage.tsx'),
    permission: 'collectors.collect',
  },
  {
    face: 'office',
    path: '/office/tagih/:code',
    title: 'collectors.stop.tab',
    load: () => import('./office/StopPage.tsx'),
    permission: 'collectors.collect',
  },
  {
    face: 'office',
    path: '/office/penagih',
    title: 'collectors.desk.title',
    load: () => import('./office/DeskPage.tsx'),
    permission: 'collectors.read',
    nav: { label: 'collectors.desk.nav', order: 32, icon: 'people', part: 'collectors.part' },
  },
];
