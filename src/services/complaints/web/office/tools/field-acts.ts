/** What a crew does at a place, as it lies in the phone's queue. Pure. */
import type { QueueItem } from '../../../../../web/kit/queue/machine.ts';
import type { Shot } from '../../../rules/closing-contract.ts';
import type { RoundCase } from '../../../rules/round-contract.ts';

export const FIELD_KIND = 'complaints.field';
export const FIELD_ACTS = ['arrive', 'note', 'answer', 'close'] as const;
export type FieldAct = (typeof FIELD_ACTS)[number];

export const groupOf = (code: string) => `field:${code}`;

/** What of this phone's acts on a case has not been taken yet, the oldest first. */
export function waitingFor(items: readonly QueueItem[], code: string): QueueItem[] {
  return items.filter((item) => item.group === groupOf(code) && item.state !== 'sent');
}

/**
 * True once the report was closed on this phone: not sent yet, or sent and the list does not know of it. A report that
 * came back later, because a citizen or an officer opened it again, is work once more.
 */
export function isBehind(stop: Pick<RoundCase, 'code' | 'version'>, items: readonly QueueItem[]): boolean {
  return items.some((item) => {
    if (item.group !== groupOf(stop.code) || !item.url.endsWith('/close')) return false;
    if (item.state !== 'sent') return item.state !== 'attention';
    return Number((item.result as { version?: unknown } | undefined)?.version ?? 0) > stop.version;
  });
}

/**
 * Which version the next act on a case builds on: that of the list, or of the phone's own act before it. Somebody else's
 * act in between is thus never overlooked, and the phone's own are no conflict.
 */
export function baseOf(
  stop: Pick<RoundCase, 'code' | 'version'>,
  items: readonly QueueItem[],
): { version: number; carry?: { from: string; field: string } } {
  const last = items.findLast((item) => item.group === groupOf(stop.code));
  if (!last) return { version: stop.version };
  if (last.state !== 'sent') return { version: stop.version, carry: { from: last.id, field: 'version' } };
  const after = Number((last.result as { version?: unknown } | undefined)?.version ?? 0);
  return { version: Math.max(stop.version, after) };
}

export type FieldDraft = {
  text: string;
  photos: { key: string; file: Blob; name: string; url: string; shot: Omit<Shot, 'photo'> }[];
  noPhoto: boolean;
  withoutPhoto: string;
  whyAway: string;
};

export const emptyField: FieldDraft = {
  ...{ text: '', photos: [], noPhoto: false, withoutPhoto: '', whyAway: '' },
};

/** Body of the act, without version and photos. `mark` stands for the id that a photo will have. */
export function fieldBody(
  act: FieldAct,
  draft: FieldDraft,
  mark: (index: number) => string,
): Record<string, unknown> {
  const text = draft.text.trim();
  if (act === 'arrive') return {};
  if (act !== 'close') return { text };
  if (draft.noPhoto) return { text, mended: true, withoutPhoto: draft.withoutPhoto.trim() };
  const shots = draft.photos.map(({ shot }, index) => ({ photo: mark(index), ...shot }));
  const why = draft.whyAway.trim();
  return { text, mended: true, shots, ...(why ? { whyAway: why } : {}) };
}
