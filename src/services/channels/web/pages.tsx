/** DOOR to the browser: the doors for administrators, and the made-up telephone of the demo. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const channelPages: WebPages = [
  {
    face: 'portal',
    path: '/demo/whatsapp',
    title: 'channels.demo.title',
    load: () => import('./portal/DemoPhonePage.tsx'),
  },
  {
    face: 'office',
    path: '/office/admin/pintu-masuk',
    title: 'channels.doors.title',
    load: () => import('./office/DoorsPage.tsx'),
    permission: 'channels.read',
    nav: { label: 'channels.doors.nav', order: 76, icon: 'chat' },
  },
];
