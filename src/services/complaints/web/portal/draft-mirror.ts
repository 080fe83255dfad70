/** The unfinished report once more, written without waiting: a page that is closed no longer finishes a database's work. */
import type { Draft } from './draft-shape.ts';

const mirrorKey = 'pendopo.report-draft';

/** Keeps the words for a page that may end at any moment. Does nothing where storage is full or refused. */
export function mirrorDraft(draft: Draft): void {
  try {
    localStorage.setItem(mirrorKey, JSON.stringify(draft));
  } catch {
    // The database still gets it a moment later.
  }
}

/** What was mirrored and not yet stored; undefined when there is nothing that can be read. */
export function mirroredDraft(): Draft | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(mirrorKey) ?? 'null');
    return isDraft(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** Forgets the mirror; with `upTo`, milliseconds since 1970, only words that are no newer than that. */
export function dropMirror(upTo = Number.POSITIVE_INFINITY): void {
  try {
    const kept = mirroredDraft();
    if (!kept || kept.changedAt <= upTo) localStorage.removeItem(mirrorKey);
  } catch {
    // Where nothing can be removed nothing was written.
  }
}

/** The later written of two. */
export function newerDraft(stored: Draft | undefined, mirrored: Draft | undefined): Draft | undefined {
  if (!stored || !mirrored) return stored ?? mirrored;
  return mirrored.changedAt > stored.changedAt ? mirrored : stored;
}

/** Another version of this page may have written it: only what the form cannot do without is asked for. */
function isDraft(value: unknown): value is Draft {
  if (typeof value !== 'object' || value === null) return false;
  const { changedAt, description, photos } = value as Partial<Draft>;
  return typeof changedAt === 'number' && typeof description === 'string' && Array.isArray(photos);
}
