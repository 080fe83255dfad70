/** The portal's frame: the eave with the city's name, the languages, the page, the foot, the thumb's navigation. */
import './portal.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../base/icons.tsx';
import { Kawung } from '../base/kawung.tsx';
import { SkipLink } from '../base/languages.tsx';
import { Link } from '../base/link.tsx';
import { PavilionMark } from '../brand/mark.tsx';

export type NavEntry = {
  href: string;
  label: string;
  icon: IconName;
  current?: boolean;
  /** Left out of the bar at the thumb. */
  wide?: boolean;
};

export type PortalShellProps = {
  /** "Kota Magelang" */
  city: string;
  /** What this place is, under the city's name ("Layanan warga"). */
  house: string;
  home?: string;
  skipLabel: string;
  navLabel: string;
  nav: NavEntry[];
  /** Usually a `LanguageSwitch`. */
  languages: ReactNode;
  /** One or two small words beside the city's name, such as the fictional-data label. */
  aside?: ReactNode;
  /** Strips above everything: offline, update. */
  banner?: ReactNode;
  /** Full-width head of the first page, still under the eave. */
  hero?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
};

/** Frame of every portal page; `<main id="isi">` can take focus after navigation. */
export function PortalShell(props: PortalShellProps) {
  const { city, house, home = '/', skipLabel, navLabel, nav, languages, aside, banner, hero, footer } = props;
  return (
    <div className="portal">
      <div>
        <SkipLink>{skipLabel}</SkipLink>
        {banner}
        <header className="portal-head">
          <div className="portal-tongues">
            <div className="portal-width">{languages}</div>
          </div>
          <div className="portal-width portal-bar">
            <Link href={home} className="portal-brand">
              <PavilionMark />
              <span>
                <span className="portal-city">{city}</span>
                <span className="portal-house">{house}</span>
              </span>
            </Link>
            {aside && <span className="portal-mark">{aside}</span>}
            {nav.length > 0 && (
              <nav className="portal-links" aria-label={navLabel}>
                <ul>
                  {nav.map((entry) => (
                    <li key={entry.href}>
                      <Link href={entry.href} aria-current={entry.current ? 'page' : undefined}>
                        {entry.label}
                      </Link>
                    </li>
                  ))}
                </ul>
              </nav>
            )}
          </div>
          {!hero && <Kawung />}
        </header>
      </div>
      <main id="isi" tabIndex={-1} className="portal-main">
        {hero}
        <div className="portal-width portal-room">{props.children}</div>
      </main>
      {footer && (
        <footer className="portal-foot">
          <div className="portal-width">{footer}</div>
        </footer>
      )}
      {nav.length > 0 && <BottomNav label={navLabel} nav={nav.filter(({ wide }) => !wide)} />}
    </div>
  );
}

/** Navigation at the thumb on small screens; three to five entries, each a sign with its word. */
export function BottomNav({ label, nav }: { label: string; nav: NavEntry[] }) {
  return (
    <nav className="bottom-nav" aria-label={label}>
      <ul>
        {nav.map((entry) => (
          <li key={entry.href}>
            <Link href={entry.href} aria-current={entry.current ? 'page' : undefined}>
              <Icon name={entry.icon} />
              {entry.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
