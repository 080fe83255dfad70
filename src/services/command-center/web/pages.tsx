/** DOOR pages of the command center: the wall, and the same picture on an office screen. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const commandCenterPages: WebPages = [
  {
    face: 'wall',
    path: '/wall/',
    title: 'command-center.wall.title',
    load: () => import('./wall/WallPage.tsx'),
  },
  {
    face: 'office',
    path: '/office/pusat-kendali',
    title: 'command-center.office.title',
    load: () => import('./office/CommandCenterPage.tsx'),
    permission: 'wall.read',
    nav: { label: 'command-center.office.title', order: 20, icon: 'home' },
  },
];
