/** What every part of the command center's office page is given. */
import type { Overview } from '../../contract.ts';
import type { useDeskLinks } from './desk-links.ts';

export type SheetProps = {
  overview: Overview;
  /** Milliseconds of the server's clock. */
  now: number;
  links: ReturnType<typeof useDeskLinks>;
};
