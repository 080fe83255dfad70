/** DOOR to the browser: the pages of counters, for citizens, waiting rooms and officers. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const counterPages: WebPages = [
  {
    face: 'portal',
    path: '/loket',
    title: 'counters.list.title',
    load: () => import('./portal/CountersPage.tsx'),
  },
  {
    face: 'portal',
    path: '/loket/:post',
    title: 'counters.counter.tab',
    load: () => import('./portal/CounterPage.tsx'),
  },
  {
    face: 'portal',
    path: '/loket/nomor/:code',
    title: 'counters.number.tab',
    load: () => import('./portal/NumberPage.tsx'),
  },
];
