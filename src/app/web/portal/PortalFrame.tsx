/** Header, menu and foot of the portal, filled with this city's name and this reader's language. */
import type { ReactNode } from 'react';
import type { WebPages } from '../../../web/kit/pages.ts';
import { useSession } from '../../../web/kit/session/session.ts';
import { Banners } from '../../../web/kit/shell/Banners.tsx';
import { Languages } from '../../../web/kit/shell/Languages.tsx';
import { useMenu } from '../../../web/kit/shell/menu.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { PortalFoot } from '../../../web/ui/portal/page.tsx';
import { PortalShell } from '../../../web/ui/portal/shell.tsx';
import { SOURCE_PATH } from '../source-path.ts';

type Props = { pages: WebPages; hero?: ReactNode; children: ReactNode };

export function PortalFrame({ pages, hero, children }: Props) {
  const { t } = useTexts();
  const { city } = useSession();
  const nav = useMenu(pages);
  const links = [
    ...nav.map(({ href, label }) => ({ href, label })),
    { href: '/loket', label: t('counters.list.title') },
    { href: '/pasar', label: t('levies.find.title') },
    { href: '/pajak', label: t('taxes.find.title') },
    { href: '/periksa', label: t('documents.verify.title') },
    { href: SOURCE_PATH, label: t('kit.source') },
  ];
  return (
    <PortalShell
      city={city?.name ?? 'Pendopo'}
      house={t('portal.house')}
      skipLabel={t('kit.skip')}
      navLabel={t('portal.menu')}
      nav={nav}
      languages={<Languages />}
      aside={city?.fictional && t('kit.sample')}
      banner={<Banners />}
      hero={hero}
      footer={
        <PortalFoot label={t('portal.more')} links={links}>
          {city && <p>{t('portal.footer', { city: city.name })}</p>}
          {city?.fictional && <p>{t('kit.fictional')}</p>}
        </PortalFoot>
      }
    >
      {children}
    </PortalShell>
  );
}
