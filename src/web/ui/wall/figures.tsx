/** Figures of the wall: each carries its source, its age, and never turns a silent feed into a zero. */
import './wall.css';
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../base/icons.tsx';

export type Freshness = 'fresh' | 'stale' | 'dead';

const freshnessIcon: Record<Freshness, IconName> = { fresh: 'check', stale: 'clock', dead: 'cloud-off' };

/** Where a figure comes from and how old it is, in words ("Aduan · 14.02 WIB"). */
export function Source({
  freshness,
  plain = false,
  children,
}: {
  freshness: Freshness;
  plain?: boolean | undefined;
  children: ReactNode;
}) {
  return (
    <div className="source" data-freshness={freshness}>
      {!(plain && freshness === 'fresh') && <Icon name={freshnessIcon[freshness]} />}
      <span>{children}</span>
    </div>
  );
}

export type NumberTileProps = {
  label: ReactNode;
  /** Formatted figure; `null` when nothing was ever received. */
  value: string | null;
  unit?: ReactNode;
  tone?: 'good' | 'warn' | 'bad';
  freshness: Freshness;
  /** Source and time in words. */
  source: ReactNode;
  /** `source` says what the figure is measured against: a tick of being fresh beside it would praise what is late. */
  plain?: boolean;
  /** Words in place of the figure when the feed is dead ("Data tidak masuk sejak 13.10"). */
  deadWords: ReactNode;
  /** A `Sparkline`, or a comparison in words. */
  trend?: ReactNode;
};

/** One large figure. A dead feed, or one without a value, shows words instead of any number. */
export function NumberTile({
  label,
  value,
  unit,
  tone,
  freshness,
  source,
  plain,
  deadWords,
  trend,
}: NumberTileProps) {
  const dead = freshness === 'dead' || value === null;
  return (
    <section className="tile" data-tone={dead ? undefined : tone} data-freshness={dead ? 'dead' : freshness}>
      <h2 className="tile-label">{label}</h2>
      {dead ? (
        <div className="tile-dead">{deadWords}</div>
      ) : (
        <div className="tile-figure">
          <span className="tile-value">
            {value}
            {unit && <span className="tile-unit">{unit}</span>}
          </span>
          {trend}
        </div>
      )}
      <Source freshness={dead ? 'dead' : freshness} plain={plain}>
        {source}
      </Source>
    </section>
  );
}

/** Tiles in a row, wrapping on a tablet. */
export function Tiles({ children }: { children: ReactNode }) {
  return <div className="tiles">{children}</div>;
}

/** A titled part of the wall. `kind` 'map' lets its child fill it to the edges. */
export function Panel({
  title,
  note,
  foot,
  kind,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  foot?: ReactNode;
  kind?: 'map';
  children: ReactNode;
}) {
  return (
    <section className="panel" data-kind={kind}>
      <div className="panel-head">
        <h2>{title}</h2>
        {note && <span className="text-ink-soft">{note}</span>}
      </div>
      <div className="panel-body">{children}</div>
      {foot && <div className="panel-foot">{foot}</div>}
    </section>
  );
}

/** Frame of the live map: title above, legend and source below, the map to the edges. */
export function MapFrame({
  title,
  note,
  legend,
  children,
}: {
  title: ReactNode;
  note?: ReactNode;
  legend?: ReactNode;
  children: ReactNode;
}) {
  return (
    <Panel title={title} note={note} foot={legend} kind="map">
      {children}
    </Panel>
  );
}

export type TickerItem = {
  id: string;
  title: ReactNode;
  /** Place, agency, time, state. */
  note?: ReactNode;
  /** Arrived just now: shaded for some seconds. */
  fresh?: boolean;
};

/** Newest cases first; nothing moves by itself except the arrival of a new line. */
export function Ticker({ items, empty }: { items: TickerItem[]; empty: ReactNode }) {
  if (items.length === 0) return <p className="text-lg text-ink-soft">{empty}</p>;
  return (
    <ul className="ticker">
      {items.map((item) => (
        <li key={item.id} data-new={item.fresh ? '' : undefined}>
          <span className="ticker-title">{item.title}</span>
          {item.note && <span className="ticker-note">{item.note}</span>}
        </li>
      ))}
    </ul>
  );
}

/** State of the live line to the server, in words with a shape. */
export function ConnectionMark({
  state,
  children,
}: {
  state: 'connected' | 'reconnecting' | 'offline';
  children: ReactNode;
}) {
  return (
    <span
      className={`wall-link ${state === 'connected' ? 'text-good' : state === 'offline' ? 'text-bad' : 'text-warn'}`}
      role="status"
    >
      <Icon name={state === 'connected' ? 'check' : state === 'offline' ? 'cloud-off' : 'clock'} />
      {children}
    </span>
  );
}
