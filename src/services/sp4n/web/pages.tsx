/** DOOR to the browser: the office page of SP4N-LAPOR!. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const sp4nPages: WebPages = [
  {
    face: 'office',
    path: '/office/admin/sp4n',
    title: 'sp4n.title',
    load: () => import('./Sp4nPage.tsx'),
    permission: 'sp4n.manage',
    nav: { label: 'sp4n.title', order: 91, icon: 'code' },
  },
];
