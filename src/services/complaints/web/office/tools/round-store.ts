/** The round of today as this phone keeps it: cases and small photos, until somebody else signs in or the list is renewed. */
import type { DBSchema } from 'idb';
import { deviceStore } from '../../../../../web/kit/device-store.ts';
import type { Round } from '../../../rules/round-contract.ts';
import { photoUrl } from '../Photos.tsx';

type Kept = { officer: string; at: number; round: Round };

interface RoundSchema extends DBSchema {
  rounds: { key: string; value: Kept };
  /** Bytes and not Blobs: some phones lose the content of stored Blobs after a restart. */
  photos: { key: string; value: { id: string; type: string; bytes: ArrayBuffer } };
}

/** Photos that a phone takes along; each is some tens of kilobytes. */
const MOST_PHOTOS = 150;

const database = deviceStore<RoundSchema>('pendopo-round', 1, (db) => {
  db.createObjectStore('rounds', { keyPath: 'officer' });
  db.createObjectStore('photos', { keyPath: 'id' });
});

export async function keptRound(officer: string): Promise<Kept | undefined> {
  return (await database()).get('rounds', officer);
}

/** Ids of the photos that a round shows, the first of each case before the second of any. */
export function photosOfRound({ stops }: Pick<Round, 'stops'>): string[] {
  const most = Math.max(0, ...stops.map(({ photos }) => photos.length));
  const ids = Array.from({ length: most }, (_, place) =>
    stops.flatMap(({ photos }) => photos[place]?.id ?? []),
  ).flat();
  return [...new Set(ids)].slice(0, MOST_PHOTOS);
}

/** Keeps the round in the place of every other one: a phone holds one officer's work. */
export async function keepRound(round: Round, now: number): Promise<void> {
  const db = await database();
  const change = db.transaction('rounds', 'readwrite');
  void change.store.clear();
  void change.store.put({ officer: round.officer.id, at: now, round });
  await change.done;
}

/** Fetches what is not here yet and drops what no stop shows any more. Stops quietly when the network goes. */
export async function keepPhotos(round: Round): Promise<void> {
  const db = await database();
  const wanted = photosOfRound(round);
  for (const id of await db.getAllKeys('photos')) if (!wanted.includes(id)) await db.delete('photos', id);
  for (const id of wanted) {
    if (await db.getKey('photos', id)) continue;
    const answer = await fetch(photoUrl(id)).catch(() => undefined);
    if (!answer) return;
    if (!answer.ok) continue;
    const type = answer.headers.get('content-type') ?? 'image/jpeg';
    await db.put('photos', { id, type, bytes: await answer.arrayBuffer() });
  }
}

/** The photo as this phone keeps it; undefined when it does not, or keeps nothing at all (private window). */
export async function keptPhoto(id: string): Promise<Blob | undefined> {
  try {
    const found = await (await database()).get('photos', id);
    return found && new Blob([found.bytes], { type: found.type });
  } catch {
    return undefined;
  }
}

/** Nothing of anybody's round stays on this device. */
export async function forgetRounds(): Promise<void> {
  const db = await database();
  const change = db.transaction(['rounds', 'photos'], 'readwrite');
  void change.objectStore('rounds').clear();
  void change.objectStore('photos').clear();
  await change.done;
}
