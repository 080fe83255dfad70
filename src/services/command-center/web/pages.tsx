/** DOOR pages of the command center: the wall, and the same picture on an office screen. */
import type { WebPages } from '../../../web/kit/pages.ts';

export const commandCenterPages: WebPages = [
  {
    face: 'wall',
    path: '/wall/',
    title: 'command-center.wall.title',
    load: () => import('./wall/WallPage.tsx'),
  },
];
