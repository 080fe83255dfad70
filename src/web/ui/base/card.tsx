/** Cards and fact lists: one thing, its name, what is known of it. */
import type { ReactNode } from 'react';
import { Link } from './link.tsx';

/** A sheet of paper. With `href` its title becomes a link that covers the whole card. */
export function Card({
  title,
  href,
  level = 3,
  foot,
  children,
  className = '',
}: {
  title?: ReactNode;
  href?: string;
  level?: 2 | 3 | 4;
  foot?: ReactNode;
  children?: ReactNode;
  className?: string;
}) {
  const Heading = `h${level}` as const;
  return (
    <article className={`card ${className}`} data-link={href ? '' : undefined}>
      {title && <Heading className="card-title">{href ? <Link href={href}>{title}</Link> : title}</Heading>}
      {children && <div className={title ? 'mt-2' : ''}>{children}</div>}
      {foot && <div className="card-foot">{foot}</div>}
    </article>
  );
}

/** `stacked`: the value stands below the term, however short both are. */
export type Fact = { key: string; term: ReactNode; value: ReactNode; stacked?: boolean };

/** Characters of a term or a value that a narrow column would break into a ladder. */
const LONG_TERM = 48;
const LONG_VALUE = 100;

function isLong({ term, value, stacked }: Fact): boolean {
  return (
    stacked === true ||
    (typeof term === 'string' && term.length > LONG_TERM) ||
    (typeof value === 'string' && value.length > LONG_VALUE)
  );
}

/** Pairs of term and value, such as the summary before sending. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) => (
        <div key={fact.key} data-long={isLong(fact) ? '' : undefined}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
