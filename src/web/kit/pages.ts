/** What a module says about its pages: where they stand, what they are called, who may enter and how to fetch them. */
import type { ComponentType } from 'react';
import type { IconName } from '../ui/base/icons.tsx';
import type { TextKey } from './texts/keys.gen.ts';

export type Face = 'portal' | 'office' | 'wall';

/**
 * A lazily loaded page file exports its component as `Page` (or as default). `Hero` is drawn by the frame
 * across the full width above the page. Keep pages in a folder named after their face (`web/portal/…`,
 * `web/office/…`): the service worker keeps exactly those of its own face for use without a network.
 */
export type PageModule = ({ Page: ComponentType } | { default: ComponentType }) & { Hero?: ComponentType };

export type WebPage = {
  face: Face;
  /** The path as the address bar shows it; `:name` holds a place: `/laporan/:code`, `/office/laporan/:code`. */
  path: string;
  /** The page's name for the tab, the history and the screen reader. */
  title: TextKey;
  load: () => Promise<PageModule>;
  /** Who may open it. The server decides again on every call; this only spares people a dead end. */
  permission?: string;
  /** Office pages need a signed-in officer unless they say otherwise (the sign-in page itself). */
  open?: boolean;
  /** `bare` pages stand without header and menu (a kiosk, a print sheet). */
  bare?: boolean;
  /** A place in the face's menu; lower `order` stands first. */
  /** `wide`: only where there is room, not in the bar at a phone's thumb, which holds five at most. */
  /** `permission`: where the page itself is open to more people than those who look for it in the menu. */
  /** `part`: title under which it stands in a long menu, with the others of the same title. */
  nav?: {
    label: TextKey;
    order: number;
    icon: IconName;
    wide?: boolean;
    permission?: string;
    part?: TextKey;
  };
};

/** What every module's `web/pages.tsx` exports as `pages`. */
export type WebPages = WebPage[];
