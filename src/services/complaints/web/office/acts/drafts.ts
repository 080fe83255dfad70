/** Keeps what an officer is writing, per case and act, on this device until it has been sent. */

import type { Photo } from '../../../rules/case-contract.ts';
import type { Shot } from '../../../rules/closing-contract.ts';
import { dropKept, keep, readKept } from './kept.ts';

export const ACTS = [
  'answer',
  'ask',
  'note',
  'close',
  'assign',
  'hand-over',
  'priority',
  'reject',
  'reopen',
  'uphold',
] as const;
/** Acts that need words or a choice; taking a case needs none. */
export type WrittenAct = (typeof ACTS)[number];

export function isWrittenAct(value: unknown): value is WrittenAct {
  return ACTS.includes(value as WrittenAct);
}

export type Draft = {
  text: string;
  photos: Photo[];
  noPhoto: boolean;
  withoutPhoto: string;
  agency: string;
  category: string;
  officer: string;
  priority: string;
  /** Of a closing: mended, or why not; where the photos were taken. */
  mended: '' | 'yes' | 'no';
  reason: string;
  authority: string;
  plannedFor: string;
  shots: Shot[];
  whyAway: string;
  /** Id of the ready answer with which the words began. */
  template: string;
};

export const emptyDraft: Draft = {
  text: '',
  photos: [],
  noPhoto: false,
  withoutPhoto: '',
  agency: '',
  category: '',
  officer: '',
  priority: '',
  mended: '',
  reason: '',
  authority: '',
  plannedFor: '',
  shots: [],
  whyAway: '',
  template: '',
};

/** Photos that were sent but never attached are swept by the server after a day. */
const PHOTOS_KEEP_MS = 20 * 3_600_000;

const nameOf = (code: string, act: WrittenAct) => `${code}.${act}`;

/** The kept draft; undefined when there is none or storage is refused. */
export function readDraft(
  officer: string,
  code: string,
  act: WrittenAct,
  now = Date.now(),
): Draft | undefined {
  const kept = readKept<Draft>(officer, nameOf(code, act), now);
  if (!kept) return undefined;
  const draft = { ...emptyDraft, ...kept.draft };
  if (now - kept.at > PHOTOS_KEEP_MS) draft.photos = [];
  draft.shots = draft.shots.filter(({ photo }) => draft.photos.some(({ id }) => id === photo));
  return draft;
}

/** Keeps the draft, or forgets it when nothing is written in it. */
export function keepDraft(officer: string, code: string, act: WrittenAct, draft: Draft): void {
  const { text, withoutPhoto, photos, agency, officer: chosen } = draft;
  if (!text.trim() && !withoutPhoto.trim() && photos.length === 0 && !agency && !chosen)
    dropDraft(officer, code, act);
  else keep(officer, nameOf(code, act), draft);
}

export function dropDraft(officer: string, code: string, act: WrittenAct): void {
  dropKept(officer, nameOf(code, act));
}

/** The acts of this case for which words wait here. */
export function draftsOf(officer: string, code: string): WrittenAct[] {
  return ACTS.filter((act) => readDraft(officer, code, act) !== undefined);
}
