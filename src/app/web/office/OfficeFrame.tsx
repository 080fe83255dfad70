/** Header and menu of the office, with who is signed in and whether the screen is live. */
import type { ReactNode } from 'react';
import type { WebPages } from '../../../web/kit/pages.ts';
import { useSession } from '../../../web/kit/session/session.ts';
import { Banners } from '../../../web/kit/shell/Banners.tsx';
import { Languages } from '../../../web/kit/shell/Languages.tsx';
import { LiveMark } from '../../../web/kit/shell/LiveMark.tsx';
import { useMenu } from '../../../web/kit/shell/menu.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Button } from '../../../web/ui/base/button.tsx';
import { Link } from '../../../web/ui/base/link.tsx';
import { type OfficeNavEntry, OfficeShell } from '../../../web/ui/office/shell.tsx';
import { SOURCE_PATH } from '../source-path.ts';
import { useSignOut } from './SignOut.tsx';

type Props = { pages: WebPages; children: ReactNode };

export function OfficeFrame({ pages, children }: Props) {
  const { t } = useTexts();
  const { session, city, actor } = useSession();
  const menu = useMenu(pages);
  const signOut = useSignOut(actor?.id);
  return (
    <OfficeShell
      city={city?.name ?? 'Pendopo'}
      house={t('office.house')}
      skipLabel={t('kit.skip')}
      navLabel={t('office.menu')}
      menuLabel={t('office.menu-button')}
      nav={actor ? inParts(menu, t('office.menu-settings')) : []}
      bare={session !== undefined && !actor}
      banner={<Banners />}
      mark={<LiveMark />}
      foot={<Link href={SOURCE_PATH}>{t('kit.source')}</Link>}
      aside={
        <div className="office-aside">
          <Languages />
          {actor && (
            <span className="office-person">
              <span>{actor.name}</span>
              <Button tone="second" size="small" onClick={signOut.start}>
                {t('office.sign-out')}
              </Button>
            </span>
          )}
        </div>
      }
    >
      {children}
      {signOut.dialog}
      {city?.fictional && <p className="mt-8 text-ink-soft text-sm">{t('kit.fictional')}</p>}
    </OfficeShell>
  );
}

const SETTINGS = '/office/admin/';
const OWN = '/office/akun';

/** More entries than this are easier to find under titles. */
const FEW = 8;

type Entry = OfficeNavEntry & { part: string | undefined };

/** The work first, under titles where there is much of it, then what is set for the whole city, then the own account. */
function inParts(menu: Entry[], title: string): { title?: string; entries: OfficeNavEntry[] }[] {
  const work = menu.filter(({ href }) => href !== OWN && !href.startsWith(SETTINGS));
  const titles = work.length > FEW ? [...new Set(work.flatMap(({ part }) => part ?? []))] : [];
  return [
    { entries: work.filter(({ part }) => part === undefined || titles.length === 0) },
    ...titles.map((one) => ({ title: one, entries: work.filter(({ part }) => part === one) })),
    { title, entries: menu.filter(({ href }) => href.startsWith(SETTINGS)) },
    { entries: menu.filter(({ href }) => href === OWN) },
  ];
}
