/** The notices block's pages: the demo mailbox on the portal. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const noticesPages: WebPages = [
  {
    face: 'portal',
    path: '/kotak-surat',
    title: 'notices.mailbox.title',
    load: () => import('./MailboxPage.tsx'),
  },
];
