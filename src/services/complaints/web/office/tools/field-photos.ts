/** Photos of an act that a crew has not sent yet, kept on the phone: taking the next one may end the page. */
import type { DBSchema } from 'idb';
import { deviceStore } from '../../../../../web/kit/device-store.ts';
import type { FieldDraft } from './field-acts.ts';

type Photo = Omit<FieldDraft['photos'][number], 'url'>;
/** Bytes and not Blobs: some phones lose the content of stored Blobs after a restart. */
type KeptPhoto = Omit<Photo, 'file'> & { type: string; bytes: ArrayBuffer };

interface PhotoSchema extends DBSchema {
  /** By officer, code and act. */
  drafts: { key: string; value: { name: string; at: number; photos: KeptPhoto[] } };
}

const KEEP_MS = 3 * 86_400_000;

const database = deviceStore<PhotoSchema>('pendopo-field-photos', 1, (db) => {
  db.createObjectStore('drafts', { keyPath: 'name' });
});

/** Rejects where the device keeps nothing. */
export async function keepFieldPhotos(name: string, photos: readonly Photo[]): Promise<void> {
  const kept = await Promise.all(
    photos.map(async ({ key, file, name: fileName, shot }) => ({
      ...{ key, name: fileName, shot, type: file.type },
      bytes: await file.arrayBuffer(),
    })),
  );
  const db = await database();
  if (kept.length > 0) await db.put('drafts', { name, at: Date.now(), photos: kept });
  else await db.delete('drafts', name);
}

/** What was kept under this name; forgets what nobody came back for. Rejects where the device keeps nothing. */
export async function keptFieldPhotos(name: string): Promise<Photo[]> {
  const db = await database();
  for (const { name: old, at } of await db.getAll('drafts'))
    if (Date.now() - at > KEEP_MS) await db.delete('drafts', old);
  const found = await db.get('drafts', name);
  return (found?.photos ?? []).map(({ type, bytes, ...photo }) => ({
    ...photo,
    file: new Blob([bytes], { type }),
  }));
}
