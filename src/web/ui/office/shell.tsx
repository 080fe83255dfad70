/** The office's frame: who I am and where, the rooms at the side, the work in the middle. */
import './office.css';
import { type ReactNode, useCallback, useId } from 'react';
import { Icon, type IconName } from '../base/icons.tsx';
import { Kawung } from '../base/kawung.tsx';
import { SkipLink } from '../base/languages.tsx';
import { Link } from '../base/link.tsx';
import { PavilionMark } from '../brand/mark.tsx';
import { FoldOutButton, FoldOutPanel, useFoldOut } from './fold-out.tsx';
import { useWide } from './use-wide.ts';

export type OfficeNavEntry = {
  href: string;
  label: string;
  icon?: IconName;
  current?: boolean;
  /** Figure at the right, with words for screen readers ("12 baru"). */
  count?: { shown: string; words: string } | undefined;
};

export type OfficeShellProps = {
  city: string;
  house: string;
  home?: string;
  skipLabel: string;
  navLabel: string;
  /** On the button that unfolds the menu on narrow screens. */
  menuLabel: string;
  /** Parts of the menu, each under its title if it has one; parts without entries are left out. */
  nav: { title?: string; entries: OfficeNavEntry[] }[];
  /** Nobody is signed in, so there is nothing to choose from: no column at the side. */
  bare?: boolean;
  /** Always in the bar, so it must be small: the connection's state. */
  mark?: ReactNode;
  /** Language and person: in the bar on a wide screen, inside the menu on a narrow one. */
  aside?: ReactNode;
  /** Small print below the menu. */
  foot?: ReactNode;
  banner?: ReactNode;
  children: ReactNode;
};

/** Frame of every office page. On narrow screens menu, language and person fold out below one sticky bar. */
export function OfficeShell(props: OfficeShellProps) {
  const { city, house, home = '/office/', skipLabel, menuLabel, bare, mark, aside, foot } = props;
  const wide = useWide();
  const fold = useFoldOut();
  const { setOpen } = fold;
  const foldIn = useCallback(() => setOpen(false), [setOpen]);
  return (
    <div className="office" data-bare={bare ? '' : undefined}>
      <div className="office-top">
        <SkipLink>{skipLabel}</SkipLink>
        {props.banner}
      </div>
      <div className="office-head" ref={fold.head}>
        <header className="office-bar">
          <Link href={home} className="office-brand">
            <PavilionMark />
            <span>
              {city} <small>{house}</small>
            </span>
          </Link>
          {mark}
          {wide ? aside : <FoldOutButton {...fold} label={menuLabel} />}
        </header>
        {!wide && fold.open && (
          <FoldOutPanel onFollow={foldIn}>
            <OfficeNav {...props} />
            {mark && <div className="office-panel-mark">{mark}</div>}
            {aside}
          </FoldOutPanel>
        )}
        <Kawung fine />
      </div>
      {wide && !bare && <OfficeNav {...props} />}
      <main id="isi" tabIndex={-1} className="office-main">
        {props.children}
        {wide && bare && foot && <div className="office-foot">{foot}</div>}
      </main>
    </div>
  );
}

function OfficeNav({ navLabel, nav, foot }: Pick<OfficeShellProps, 'navLabel' | 'nav' | 'foot'>) {
  return (
    <nav className="office-nav" aria-label={navLabel}>
      <div>
        {nav
          .filter(({ entries }) => entries.length > 0)
          .map(({ title, entries }) => (
            <NavPart key={title ?? entries[0]?.href} title={title} entries={entries} />
          ))}
        {foot && <div className="office-nav-foot">{foot}</div>}
      </div>
    </nav>
  );
}

function NavPart({ title, entries }: OfficeShellProps['nav'][number]) {
  const id = useId();
  return (
    <>
      {title && (
        <p className="office-nav-title" id={id}>
          {title}
        </p>
      )}
      <ul aria-labelledby={title ? id : undefined}>
        {entries.map((entry) => (
          <li key={entry.href}>
            <Link href={entry.href} aria-current={entry.current ? 'page' : undefined}>
              {entry.icon && <Icon name={entry.icon} />}
              {entry.label}
              {entry.count && (
                <span className="office-nav-count">
                  <span aria-hidden="true">{entry.count.shown}</span>
                  <span className="sr-only">{entry.count.words}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Title of an office page with its actions at the right. */
export function OfficeTitle({
  title,
  note,
  actions,
}: {
  title: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div>
        <h1>{title}</h1>
        {note && <p className="text-ink-soft">{note}</p>}
      </div>
      {actions && <div className="button-row">{actions}</div>}
    </div>
  );
}

/** A list with its opened item beside it (wide) or in its place (narrow). */
export function Desk({ list, detail }: { list: ReactNode; detail?: ReactNode }) {
  return (
    <div className="desk" data-open={detail ? '' : undefined}>
      <div className="desk-list">{list}</div>
      {detail && <div className="desk-detail">{detail}</div>}
    </div>
  );
}

/** Row of fields that narrow a list; `label` names the search region. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <search className="filters" aria-label={label}>
      {children}
    </search>
  );
}

/** A key of the keyboard, for hints. */
export function KeyHint({ children }: { children: ReactNode }) {
  return <kbd className="key">{children}</kbd>;
}

export type StatTile = {
  key: string;
  label: ReactNode;
  value: ReactNode;
  note?: ReactNode;
  tone?: 'good' | 'warn' | 'bad';
};

/** Figures of the day in a row. */
export function Stats({ tiles }: { tiles: StatTile[] }) {
  return (
    <div className="stats">
      {tiles.map((tile) => (
        <div className="stat" data-tone={tile.tone} key={tile.key}>
          <span className="text-ink-soft text-sm">{tile.label}</span>
          <span className="stat-value">{tile.value}</span>
          {tile.note && <span className="text-sm text-ink-soft">{tile.note}</span>}
        </div>
      ))}
    </div>
  );
}
