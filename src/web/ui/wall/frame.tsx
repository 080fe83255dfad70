/** The wall's frame: the city and its clock above, what is urgent below it, panels in the middle. */
import './wall.css';
import { type ReactNode, useEffect, useState } from 'react';
import { Icon } from '../base/icons.tsx';
import { Kawung } from '../base/kawung.tsx';
import { PavilionMark } from '../brand/mark.tsx';

/**
 * Whole screen. `layout` 'map': tiles across, then four panels, the map first. `fixed` fits one screen without scrolling
 * (from 960 × 640 px); lists then show as many whole rows as there is room for.
 */
export function WallFrame({
  header,
  alerts,
  foot,
  layout,
  fixed = true,
  children,
}: {
  header: ReactNode;
  alerts?: ReactNode;
  foot?: ReactNode;
  layout?: 'map';
  fixed?: boolean;
  children: ReactNode;
}) {
  return (
    <div className="wall-frame" data-fixed={fixed ? '' : undefined}>
      {header}
      <div>{alerts}</div>
      <main className="wall-body" data-layout={layout} id="isi">
        {children}
      </main>
      <footer className="wall-foot">{foot}</footer>
    </div>
  );
}

/**
 * City, date and time in the city's zone. `zone` is an IANA name ('Asia/Jakarta'), `zoneName` its word ('WIB').
 * `offsetMs` = server clock minus this machine's clock, so that a wall with a wrong clock still tells the city's time.
 */
export function ClockHeader({
  city,
  subtitle,
  zone,
  zoneName,
  locale,
  offsetMs = 0,
  connection,
}: {
  city: string;
  subtitle: ReactNode;
  zone: string;
  zoneName: string;
  locale: string;
  offsetMs?: number;
  connection?: ReactNode;
}) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const here = new Date(now + offsetMs);
  const time = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(here);
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(here);
  return (
    <div>
      <header className="wall-head">
        <PavilionMark />
        <div>
          <h1 className="wall-city">{city}</h1>
          <div className="wall-sub">{subtitle}</div>
        </div>
        <div className="wall-now">
          {connection}
          <span className="wall-date">{date}</span>
          <span className="wall-time">
            {time}
            <span className="wall-zone">{zoneName}</span>
          </span>
        </div>
      </header>
      <Kawung />
    </div>
  );
}

export type WallAlert = { id: string; text: ReactNode; note?: ReactNode; tone?: 'bad' | 'warn' };

/** What must be seen first; empty means no strip at all. Announced to screen readers when it changes. */
export function AlertStrip({ alerts }: { alerts: WallAlert[] }) {
  return (
    <div className="alert-strip" role="status">
      {alerts.map((alert) => (
        <div className="alert" data-tone={alert.tone ?? 'bad'} key={alert.id}>
          <Icon name="warning" />
          <span>{alert.text}</span>
          {alert.note && <span className="alert-note">{alert.note}</span>}
        </div>
      ))}
    </div>
  );
}
