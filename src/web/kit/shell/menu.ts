/** The entries of a face's menu for the person who is here. */
import { useLocation } from '../navigation/location.ts';
import type { WebPages } from '../pages.ts';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/texts.ts';

/** Pages with a place in the menu that this person may open, in order; `current` marks where they are. */
export function useMenu(pages: WebPages) {
  const { t } = useTexts();
  const { can } = useSession();
  const { pathname } = useLocation();
  const entries = pages.flatMap(({ path, nav, permission }) =>
    nav && [permission, nav.permission].every((one) => !one || can(one)) ? [{ path, nav }] : [],
  );
  entries.sort((a, b) => a.nav.order - b.nav.order);
  // A page below an entry belongs to it, the most exact one wins: /laporan/MGL-1 marks /laporan. All is below /: that says nothing.
  const current = entries
    .map(({ path }) => path)
    .filter(
      (path) => pathname === path || (path !== '/' && pathname.startsWith(`${path.replace(/\/$/, '')}/`)),
    )
    .sort((a, b) => b.length - a.length)[0];
  return entries.map(({ path, nav }) => ({
    href: path,
    label: t(nav.label),
    icon: nav.icon,
    wide: nav.wide ?? false,
    part: nav.part === undefined ? undefined : t(nav.part),
    current: path === current,
  }));
}
