/** DOOR to the browser: what programmers read, and the keys for administrators. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const open311Pages: WebPages = [
  {
    face: 'portal',
    path: '/open311',
    title: 'open311.about.title',
    load: () => import('./portal/AboutPage.tsx'),
  },
  {
    face: 'office',
    path: '/office/admin/open311',
    title: 'open311.keys.title',
    load: () => import('./office/KeysPage.tsx'),
    permission: 'open311.manage',
    nav: { label: 'open311.keys.nav', order: 88, icon: 'code' },
  },
];
