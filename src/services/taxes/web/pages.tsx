/** DOOR to the browser: the pages of local taxes. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const taxPages: WebPages = [
  {
    face: 'portal',
    path: '/pajak',
    title: 'taxes.find.title',
    load: () => import('./portal/FindPage.tsx'),
  },
  {
    face: 'portal',
    path: '/pajak/saya',
    title: 'taxes.mine.title',
    load: () => import('./portal/MinePage.tsx'),
  },
  {
    face: 'portal',
    path: '/pajak/pbb/:nop',
    title: 'taxes.land.tab',
    load: () => import('./portal/LandPage.tsx'),
  },
  {
    face: 'portal',
    path: '/pajak/sspd/:code',
    title: 'taxes.slip.tab',
    load: () => import('./portal/SlipPage.tsx'),
  },
  {
    face: 'office',
    path: '/office/pajak',
    title: 'taxes.desk.title',
    load: () => import('./office/RegisterPage.tsx'),
    permission: 'taxes.read',
    nav: { label: 'taxes.desk.nav', order: 50, icon: 'list', part: 'taxes.desk.part' },
  },
  {
    face: 'office',
    path: '/office/pajak/permohonan',
    title: 'taxes.desk.requests',
    load: () => import('./office/RequestsPage.tsx'),
    permission: 'taxes.read',
  },
  {
    face: 'office',
    path: '/office/pajak/objek/:id',
    title: 'taxes.desk.object',
    load: () => import('./office/ObjectPage.tsx'),
    permission: 'taxes.read',
  },
];
