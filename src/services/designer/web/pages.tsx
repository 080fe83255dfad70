/** DOOR to the browser: where staff write services and a second person agrees. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const designerPages: WebPages = [
  {
    face: 'office',
    path: '/office/rancang',
    title: 'designer.title',
    load: () => import('./office/DeskPage.tsx'),
    permission: 'designer.write',
    nav: { label: 'designer.nav', order: 40, icon: 'pen', part: 'office.part.services' },
  },
  {
    face: 'office',
    path: '/office/rancang/:id',
    title: 'designer.draft.tab',
    load: () => import('./office/DraftPage.tsx'),
    permission: 'designer.write',
  },
  {
    face: 'office',
    path: '/office/sahkan',
    title: 'designer.approve.title',
    load: () => import('./office/AskedPage.tsx'),
    permission: 'designer.approve',
    nav: { label: 'designer.approve.nav', order: 41, icon: 'check', part: 'office.part.services' },
  },
  {
    face: 'office',
    path: '/office/sahkan/:id',
    title: 'designer.approve.title',
    load: () => import('./office/ApprovePage.tsx'),
    permission: 'designer.approve',
  },
];
