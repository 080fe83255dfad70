/** Pages of identity: signing in, one's own account, and the administration of accounts, screens and the audit log. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const identityPages: WebPages = [
  {
    face: 'portal',
    path: '/masuk',
    title: 'identity.sign-in.title',
    load: () => import('./portal/SignInPage.tsx'),
  },
  {
    face: 'portal',
    path: '/akun',
    title: 'identity.account.title',
    load: () => import('./portal/AccountPage.tsx'),
    nav: { label: 'identity.account.nav', order: 80, icon: 'person' },
  },
  {
    face: 'office',
    path: '/office/masuk',
    title: 'identity.sign-in.title',
    open: true,
    load: () => import('./office/SignInPage.tsx'),
  },
  {
    face: 'office',
    path: '/office/akun',
    title: 'identity.account.title',
    load: () => import('./office/AccountPage.tsx'),
    nav: { label: 'identity.account.nav', order: 95, icon: 'person' },
  },
  {
    face: 'office',
    path: '/office/admin/petugas',
    title: 'identity.officers.title',
    permission: 'identity.accounts.read',
    load: () => import('./office/OfficersPage.tsx'),
    nav: { label: 'identity.officers.nav', order: 70, icon: 'list' },
  },
  {
    face: 'office',
    path: '/office/admin/layar',
    title: 'identity.kiosks.title',
    permission: 'wall.manage',
    load: () => import('./office/KiosksPage.tsx'),
    nav: { label: 'identity.kiosks.nav', order: 76, icon: 'map' },
  },
  {
    face: 'office',
    path: '/office/admin/jejak',
    title: 'identity.audit.title',
    permission: 'audit.read',
    load: () => import('./office/AuditPage.tsx'),
    nav: { label: 'identity.audit.nav', order: 78, icon: 'search' },
  },
];
