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
];
