/** A titled part of the command center's office page, with its sources and their age. */
import { type ReactNode, useId } from 'react';
import { Icon } from '../../../../web/ui/base/icons.tsx';
import type { Health } from '../../contract.ts';

const icons = { fresh: 'check', stale: 'clock', dead: 'cloud-off' } as const;

/** Where a figure comes from and how old it is. */
export function SourceLine({ health, words }: { health: Health; words: string }) {
  return (
    <span className="center-source" data-health={health}>
      <Icon name={icons[health]} />
      <span>{words}</span>
    </span>
  );
}

export type SourceWords = { key: string; health: Health; words: string };

type Props = { name: string; title: string; sources: SourceWords[]; children: ReactNode };

export function Sheet({ name, title, sources, children }: Props) {
  const id = useId();
  return (
    <section className="center-sheet" data-part={name} aria-labelledby={id}>
      <div className="center-head">
        <h2 id={id}>{title}</h2>
        {sources.map(({ key, health, words }) => (
          <SourceLine key={key} health={health} words={words} />
        ))}
      </div>
      {children}
    </section>
  );
}
