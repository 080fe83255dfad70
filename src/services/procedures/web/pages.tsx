/** DOOR to the browser: the pages of procedures, and the way in from the first page of the portal. */
import type { WebPages } from '../../../web/kit/pages.ts';
import type { WebParts } from '../../../web/kit/parts.tsx';

export const procedurePages: WebPages = [
  {
    face: 'portal',
    path: '/layanan',
    title: 'procedures.list.title',
    load: () => import('./portal/CataloguePage.tsx'),
    nav: { label: 'procedures.nav', order: 5, icon: 'search' },
  },
  {
    face: 'portal',
    path: '/layanan/:id',
    title: 'procedures.one.title',
    load: () => import('./portal/ProcedurePage.tsx'),
  },
  {
    face: 'portal',
    path: '/layanan/:id/riwayat',
    title: 'procedures.history.link',
    load: () => import('./portal/HistoryPage.tsx'),
  },
  {
    face: 'portal',
    path: '/layanan/:id/poster',
    title: 'procedures.poster.link',
    load: () => import('./portal/PosterPage.tsx'),
    bare: true,
  },
  {
    face: 'office',
    path: '/office/layanan',
    title: 'procedures.desk.title',
    load: () => import('./office/ServicesPage.tsx'),
    permission: 'procedures.read',
    nav: { label: 'procedures.desk.title', order: 40, icon: 'info', part: 'office.part.services' },
  },
];

export const procedureParts: WebParts = [
  { place: 'home', faces: ['portal'], order: 10, load: () => import('./portal/HomePart.tsx') },
];
