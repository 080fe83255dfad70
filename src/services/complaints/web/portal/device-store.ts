/** What this device keeps of complaints: the unfinished report with its photos, and cases read before. */
import type { DBSchema } from 'idb';
import { deviceStore } from '../../../../web/kit/device-store.ts';
import type { PublicComplaint } from '../../contract.ts';
import { dropMirror, mirroredDraft, newerDraft } from './draft-mirror.ts';
import type { Draft } from './draft-shape.ts';

/** Bytes and not Blobs: some phones lose the content of stored Blobs after a restart. */
export type StoredPhoto = { id: string; name: string; type: string; bytes: ArrayBuffer };

export type KeptCase = { code: string; at: number; view: PublicComplaint };

interface DeviceSchema extends DBSchema {
  draft: { key: string; value: Draft };
  photos: { key: string; value: StoredPhoto };
  cases: { key: string; value: KeptCase; indexes: { at: number } };
}

const draftKey = 'report';
const mostCases = 40;
const database = deviceStore<DeviceSchema>('pendopo-complaints', 1, (db) => {
  db.createObjectStore('draft');
  db.createObjectStore('photos', { keyPath: 'id' });
  db.createObjectStore('cases', { keyPath: 'code' }).createIndex('at', 'at');
});

/** Storage may be full or refused (private windows): the page then works for this visit, only not over restarts. */
async function quietly<T>(work: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await work();
  } catch {
    return otherwise;
  }
}

export async function readDraft(): Promise<{ draft?: Draft; photos: StoredPhoto[] }> {
  return quietly<{ draft?: Draft; photos: StoredPhoto[] }>(
    async () => {
      const db = await database();
      return {
        draft: newerDraft(await db.get('draft', draftKey), mirroredDraft()),
        photos: await db.getAll('photos'),
      };
    },
    { draft: mirroredDraft(), photos: [] },
  );
}

/** The mirror stands in until the words are really stored. */
export function saveDraft(draft: Draft): Promise<void> {
  return quietly(async () => {
    const change = (await database()).transaction('draft', 'readwrite', { durability: 'strict' });
    void change.store.put(draft, draftKey);
    await change.done;
    dropMirror(draft.changedAt);
  }, undefined);
}

export function savePhoto(photo: StoredPhoto): Promise<void> {
  return quietly(async () => void (await (await database()).put('photos', photo)), undefined);
}

export function dropPhoto(id: string): Promise<void> {
  return quietly(async () => (await database()).delete('photos', id), undefined);
}

/** Forgets the unfinished report and its photos. */
export function dropDraft(): Promise<void> {
  dropMirror();
  return quietly(async () => {
    const change = (await database()).transaction(['draft', 'photos'], 'readwrite');
    void change.objectStore('draft').clear();
    void change.objectStore('photos').clear();
    await change.done;
  }, undefined);
}

/** Keeps a case as last seen; the oldest beyond forty go. */
export function keepCase(view: PublicComplaint, at: number): Promise<void> {
  return quietly(async () => {
    const change = (await database()).transaction('cases', 'readwrite');
    void change.store.put({ code: view.code, at, view });
    let spare = (await change.store.count()) - mostCases;
    for (let one = await change.store.index('at').openCursor(); one && spare > 0; spare -= 1) {
      void one.delete();
      one = await one.continue();
    }
    await change.done;
  }, undefined);
}

export function keptCase(code: string): Promise<KeptCase | undefined> {
  return quietly(async () => (await database()).get('cases', code), undefined);
}

export function dropCase(code: string): Promise<void> {
  return quietly(async () => (await database()).delete('cases', code), undefined);
}
