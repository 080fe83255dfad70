/** Office pages of money: the treasurer's desk. */
import type { WebPages } from '../../../web/kit/pages.ts';

const permission = 'payments.read';

export const paymentPages: WebPages = [
  {
    face: 'office',
    path: '/office/keuangan',
    title: 'payments.today.title',
    load: () => import('./office/TodayPage.tsx'),
    permission,
    nav: { label: 'payments.nav', order: 24, icon: 'receipt', part: 'office.part.services' },
  },
  {
    face: 'office',
    path: '/office/keuangan/rekening-koran',
    title: 'payments.statements.title',
    load: () => import('./office/StatementsPage.tsx'),
    permission,
  },
  {
    face: 'office',
    path: '/office/keuangan/selisih',
    title: 'payments.differences.title',
    load: () => import('./office/DifferencesPage.tsx'),
    permission,
  },
  {
    face: 'office',
    path: '/office/keuangan/setoran',
    title: 'payments.slips.title',
    load: () => import('./office/SlipsPage.tsx'),
    permission,
  },
  {
    face: 'office',
    path: '/office/keuangan/tutup-hari',
    title: 'payments.days.title',
    load: () => import('./office/DaysPage.tsx'),
    permission,
  },
  {
    face: 'office',
    path: '/office/keuangan/rekening',
    title: 'payments.accounts.title',
    load: () => import('./office/AccountsPage.tsx'),
    permission,
  },
];
