/** DOOR to the browser: verifying papers, signing them, and keeping the letterhead. */
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
  {
    face: 'office',
    path: '/office/tanda-tangan',
    title: 'documents.sign.title',
    load: () => import('./office/SignPage.tsx'),
    permission: 'documents.sign',
    nav: { label: 'documents.sign.title', order: 40, icon: 'pen', part: 'office.part.services' },
  },
  {
    face: 'office',
    path: '/office/admin/kop-surat',
    title: 'documents.head.title',
    load: () => import('./office/LetterheadPage.tsx'),
    permission: 'documents.letterhead',
    nav: { label: 'documents.head.title', order: 84, icon: 'list' },
  },
];
