/** What a report's words and photos become for the public the moment they come in. */
import { randomUUID } from 'node:crypto';
import type { City } from '../../../platform/city.ts';
import type { Insert } from '../../../platform/db/insert.ts';
import { cleanLine, truncate } from '../../../shared/text.ts';
import type { ReviewReason } from '../rules/trust-contract.ts';
import { withoutNumbers } from './rules/numbers.ts';
import { REASON_OF, screenText } from './rules/screening.ts';
import { type Trust, trustOf } from './settings.ts';
import { insertHeld } from './store.ts';
import { insertNoticed } from './store-reviews.ts';

const TITLE_LENGTH = 90;

/** First words of a report, as its title in lists. */
function titleOf(description: string): string {
  const first = description.split(/(?<=[.!?])\s|\n/)[0] ?? description;
  return truncate(cleanLine(first), TITLE_LENGTH);
}

/** The columns that keep what the public reads: the title of the case, and what differs from what was written. */
type FaceColumns = { title: string; public_text: string | null; full_title: string | null };

/** `shown`: what the public is to read; '' withholds the words and the title with them. */
export function faceColumns(description: string, shown: string): FaceColumns {
  const full = titleOf(description);
  const title = shown === '' ? '' : titleOf(shown);
  return {
    title,
    public_text: shown === description ? null : shown,
    full_title: title === full ? null : full,
  };
}

/** As anybody's words are shown from the first moment: without numbers that belong to one person. */
export function faceOfWords(description: string): FaceColumns {
  return faceColumns(description, withoutNumbers(description));
}

/** What the rules of the city say to a text: why somebody should look at it, by which rules, and whether the public waits. */
export function judgeText(
  text: string,
  trust: Trust,
): { reasons: ReviewReason[]; rules: string[]; hold: boolean } {
  const rules = screenText(text, trust.words).filter((rule) => trust.rules[rule] !== 'pass');
  return {
    reasons: [...new Set(rules.map((rule) => REASON_OF[rule]))],
    rules,
    hold: rules.some((rule) => trust.rules[rule] === 'hold'),
  };
}

/** Whether photos wait until an officer has looked. What the public does not get anyway waits for nothing. */
export function waitsForLook(
  { photos }: Trust,
  report: { visibility: string; anonymous: boolean; category: string },
): boolean {
  if (report.visibility !== 'public' || photos.hold === 'none') return false;
  if (photos.hold === 'all') return true;
  return (photos.anonymous && report.anonymous) || photos.categories.includes(report.category);
}

export type Screened = {
  face: FaceColumns;
  /** Photos wait until an officer has looked. */
  holdPhotos: boolean;
  /** Rows of what is held and of what somebody should look at. */
  rows(photos: readonly string[]): Insert[];
};

/** Judges a new report. What the public never gets to see needs no judgement. */
export async function screenReport(
  city: City,
  report: {
    id: number;
    description: string;
    category: string;
    visibility: string;
    anonymous: boolean;
    at: Date;
  },
): Promise<Screened> {
  const { id, description, at } = report;
  if (report.visibility === 'hidden')
    return { face: faceOfWords(description), holdPhotos: false, rows: () => [] };
  const trust = await trustOf(city);
  const { reasons, rules, hold } = judgeText(description, trust);
  const holdPhotos = waitsForLook(trust, report);
  const noticed = (kind: 'text' | 'photo', ref: string, why: ReviewReason[], by: readonly string[]) =>
    insertNoticed({ id: randomUUID(), caseId: id, kind, ref, reasons: why, at }, by);
  return {
    face: hold ? faceColumns(description, '') : faceOfWords(description),
    holdPhotos,
    rows: (files) => [
      ...(reasons.length > 0 ? noticed('text', '', reasons, rules) : []),
      ...(hold ? [insertHeld(id, 'text', '', at)] : []),
      ...(holdPhotos
        ? files.flatMap((file) => [
            ...noticed('photo', file, ['photo-check'], []),
            insertHeld(id, 'photo', file, at),
          ])
        : []),
    ],
  };
}
