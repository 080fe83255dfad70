/** What is drawn: a filled paper with everything that the city adds to it. It is kept whole, so that drawing it twice gives the same bytes. */
import type { FilledPaper } from './fill.ts';

/** `head`: holds the office. `plh`: stands in while he is away for some days; `plt`: while the office is vacant or he is away for long. */
export type Capacity = 'head' | 'plh' | 'plt';

/**
 * How the paper is signed. `demo`: by our own signer, without any force in law. `bsre`: by the state's certificate
 * authority. `by-hand`: with ink, after printing.
 */
export type Signing = 'demo' | 'bsre' | 'by-hand';

export type Sheet = {
  head: {
    /** As in `Pemerintah Kota Contoh`. */
    government: string;
    agency: string;
    /** Address, telephone and the like, a line each. */
    lines: string[];
    /** SHA-256 of the coat of arms in the file store. */
    coat: string | null;
  };
  number: string;
  paper: FilledPaper;
  /** As in `Kota Contoh, 22 November 2026`. */
  placeAndDate: string;
  signer: { capacity: Capacity; title: string; name: string; rank: string | null; nip: string | null };
  signing: Signing;
  /** The city is invented. */
  fictional: boolean;
  /** Not issued: for looking at only. */
  preview: boolean;
  code: string;
  /** Where the code is looked up. */
  address: string;
  /** Time of issue, ISO; also the time of making in the file itself. */
  at: string;
};

const before = { head: '', plh: 'Plh. ', plt: 'Plt. ' } as const;

/** The office as it stands above the signature. */
export const signingTitle = ({ capacity, title }: Pick<Sheet['signer'], 'capacity' | 'title'>): string =>
  `${before[capacity]}${title}`;
