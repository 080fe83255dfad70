/** The notices block's pages, the demo mailbox and the messages that failed, and its part of the account page. */
import type { WebPages } from '../../../web/kit/pages.ts';
import type { WebParts } from '../../../web/kit/parts.tsx';

export const noticesPages: WebPages = [
  {
    face: 'portal',
    path: '/kotak-surat',
    title: 'notices.mailbox.title',
    load: () => import('./MailboxPage.tsx'),
  },
  {
    face: 'office',
    path: '/office/admin/pesan',
    title: 'notices.trouble.title',
    permission: 'notices.read',
    load: () => import('./office/TroublePage.tsx'),
    nav: { label: 'notices.trouble.nav', order: 77, icon: 'bell' },
  },
];

export const noticesParts: WebParts = [
  { place: 'account', faces: ['portal', 'office'], order: 10, load: () => import('./push/PushPart.tsx') },
];
