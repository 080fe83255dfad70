/** What was changed and has not reached the city yet, kept on this device so that a lost network or a crash loses nothing. */
import type { Edit, FileTexts } from '../../contract.ts';

/** `key`: the same for every try to send it, so that a lost answer does not make it twice. */
export type Batch = { key: string; edits: Edit[] };

export type Kept = {
  /** State of the draft over which the first of them was made. */
  seen: number;
  batches: Batch[];
};

const keyOf = (id: string) => `pendopo.designer.${id}`;
const textsKey = (id: string) => `${keyOf(id)}.texts`;

/** A device that keeps nothing (private window, full) works on; only a crash would then lose what is under way. */
function put(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Said above.
  }
}

function take(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as unknown;
  } catch {
    return null;
  }
}

export function keptEdits(id: string): Kept | undefined {
  const kept = take(keyOf(id)) as Partial<Kept> | null;
  const right = typeof kept?.seen === 'number' && Array.isArray(kept.batches) && kept.batches.length > 0;
  return right ? (kept as Kept) : undefined;
}

export const keepEdits = (id: string, kept: Kept | undefined): void => put(keyOf(id), kept);

export type KeptTexts = { seen: number; texts: Partial<FileTexts> };

export function keptTexts(id: string): KeptTexts | undefined {
  const kept = take(textsKey(id)) as Partial<KeptTexts> | null;
  return typeof kept?.seen === 'number' && kept.texts ? (kept as KeptTexts) : undefined;
}

export const keepTexts = (id: string, kept: KeptTexts | undefined): void => put(textsKey(id), kept);
