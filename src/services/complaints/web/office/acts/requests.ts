/** What each act sends, and what must be written before it may be sent. Pure. */
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { Draft, WrittenAct } from './drafts.ts';

type Wrong = Partial<Record<keyof Draft, TextKey>>;

/** Smallest length of the main words per act, as the contract has it. */
const SHORTEST: Partial<Record<WrittenAct, number>> = {
  answer: 2,
  ask: 2,
  note: 2,
  close: 2,
  reject: 10,
  reopen: 5,
  uphold: 10,
};

/** Acts whose words are called `reason` on the wire. */
export const textPath = (act: WrittenAct): string =>
  act === 'reject' || act === 'reopen' ? 'reason' : act === 'assign' || act === 'hand-over' ? 'note' : 'text';

/** Which fields are not ready; empty when the act may be sent. */
export function wrongIn(act: WrittenAct, draft: Draft): Wrong {
  const wrong: Wrong = {};
  const shortest = SHORTEST[act];
  if (shortest !== undefined && draft.text.trim().length < shortest)
    wrong.text = shortest >= 5 ? 'complaints.desk.wrong.reason' : 'complaints.desk.wrong.text';
  if (act === 'assign' && !draft.agency) wrong.agency = 'complaints.desk.wrong.agency';
  if (act === 'hand-over' && !draft.officer) wrong.officer = 'complaints.desk.wrong.officer';
  if (act === 'priority' && !draft.priority) wrong.priority = 'complaints.desk.wrong.priority';
  if (act === 'close') {
    if (!draft.mended) wrong.mended = 'complaints.desk.closing.mended.missing';
    if (draft.mended === 'no') {
      if (!draft.reason) wrong.reason = 'complaints.desk.closing.reason.missing';
      return wrong;
    }
    if (draft.noPhoto && draft.withoutPhoto.trim().length < 10)
      wrong.withoutPhoto = 'complaints.desk.wrong.without-photo';
    if (!draft.noPhoto && draft.photos.length === 0) wrong.photos = 'complaints.desk.wrong.proof';
  }
  return wrong;
}

type Words = Record<string, string>;

function mended(draft: Draft, words: Words): Record<string, unknown> {
  if (draft.noPhoto) return { ...words, mended: true, withoutPhoto: draft.withoutPhoto.trim() };
  const why = draft.whyAway.trim();
  return { ...words, mended: true, ...photosOf(draft), ...(why ? { whyAway: why } : {}) };
}

function notMended(draft: Draft, words: Words): Record<string, unknown> {
  const { reason, authority, plannedFor } = draft;
  return {
    ...words,
    mended: false,
    reason,
    ...(authority.trim() ? { authority: authority.trim() } : {}),
    ...(plannedFor ? { plannedFor } : {}),
    ...(draft.photos.length > 0 ? photosOf(draft) : {}),
  };
}

function photosOf({ photos, shots }: Draft) {
  const ids = photos.map(({ id }) => id);
  const known = shots.filter(({ photo }) => ids.includes(photo));
  return { photos: ids, ...(known.length > 0 ? { shots: known } : {}) };
}

/** Body of the request, without the version. */
export function bodyOf(act: WrittenAct, draft: Draft): Record<string, unknown> {
  const text = draft.text.trim();
  const photos = draft.photos.map((photo) => photo.id);
  const words = text
    ? { [textPath(act)]: text, ...(draft.template ? { template: draft.template } : {}) }
    : {};
  switch (act) {
    case 'answer':
    case 'note':
      return { ...words, ...(photos.length > 0 ? { photos } : {}) };
    case 'close':
      return draft.mended === 'no' ? notMended(draft, words) : mended(draft, words);
    case 'assign':
      return {
        agency: draft.agency,
        ...(draft.category ? { category: draft.category } : {}),
        ...(draft.priority ? { priority: Number(draft.priority) } : {}),
        ...words,
      };
    case 'hand-over':
      return { officer: draft.officer, ...words };
    case 'uphold':
      return { ...words, ...(draft.plannedFor ? { plannedFor: draft.plannedFor } : {}) };
    case 'priority':
      return { priority: Number(draft.priority) };
    default:
      return words;
  }
}
