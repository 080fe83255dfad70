/** A wide table in a frame of its own that scrolls, also by keyboard. */
import type { ReactNode } from 'react';

/** What scrolls must take the focus, or the keyboard cannot reach its far side. */
const reachable = { tabIndex: 0 };

export function Frame({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="import-frame" aria-label={label} {...reachable}>
      <table>{children}</table>
    </section>
  );
}
