/** Parts of a portal page: the head of the first page, and the title block of the others. */
import './portal.css';
import type { ReactNode } from 'react';
import { Icon } from '../base/icons.tsx';
import { Kawung } from '../base/kawung.tsx';
import { Link } from '../base/link.tsx';
import { PavilionScene } from '../brand/mark.tsx';

/** Head of the first page: a sentence, a lead, the main actions, the pavilion drawn in soga. Ends in the kawung band. */
export function Hero({
  title,
  lead,
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className="hero">
      <div className="portal-width hero-inner">
        <div className="hero-words">
          <h1>{title}</h1>
          {lead && <p className="hero-lead">{lead}</p>}
          {children}
        </div>
        <PavilionScene className="hero-scene" />
      </div>
      <Kawung />
    </section>
  );
}

/** One page: a way back, its title, a lead, the rest with even spacing. `narrow` suits forms and reading. */
export function Page({
  title,
  lead,
  back,
  width = 'wide',
  children,
}: {
  title: ReactNode;
  lead?: ReactNode;
  back?: { href: string; label: string };
  width?: 'narrow' | 'wide';
  children: ReactNode;
}) {
  return (
    <div className="page" data-width={width}>
      <div>
        {back && (
          <Link href={back.href} className="page-back">
            <Icon name="arrow-left" />
            {back.label}
          </Link>
        )}
        <h1>{title}</h1>
        {lead && <p className="page-lead mt-2">{lead}</p>}
      </div>
      {children}
    </div>
  );
}

/** A titled part of a page. */
export function Section({
  title,
  action,
  children,
}: {
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2>{title}</h2>
        {action && <div className="section-action">{action}</div>}
      </div>
      {children}
    </section>
  );
}

/** Cards in one column on a phone, two or three beside each other on wider screens. */
export function CardGrid({ children }: { children: ReactNode }) {
  return <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>;
}

export type FootLink = { href: string; label: string };

/** The foot of the portal: who answers, where to go next, what is fictional. */
export function PortalFoot({
  label,
  links,
  children,
}: {
  label: string;
  links: FootLink[];
  children?: ReactNode;
}) {
  return (
    <>
      <nav aria-label={label}>
        <ul>
          {links.map((link) => (
            <li key={link.href}>
              <Link href={link.href}>{link.label}</Link>
            </li>
          ))}
        </ul>
      </nav>
      {children && <div className="mt-2 text-ink-soft">{children}</div>}
    </>
  );
}
