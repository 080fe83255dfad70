/** DOOR to the browser: the page on which anybody verifies a paper. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const documentPages: WebPages = [
  {
    face: 'portal',
    path: '/periksa',
    title: 'documents.verify.title',
    load: () => import('./portal/VerifyPage.tsx'),
  },
  {
    face: 'portal',
    path: '/periksa/:code',
    title: 'documents.verify.title',
    load: () => import('./portal/VerifiedPage.tsx'),
  },
];
