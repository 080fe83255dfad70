/** Photos as officers see them day by day: the redacted one where there is one, and nothing of a hidden one but that it is there. */
import type { City } from '../../../platform/city.ts';
import { filesById } from '../../../platform/files/api.ts';
import type { Photo } from '../rules/case-contract.ts';
import { photoFaces } from './store.ts';

/** By the id of the original; those taken down for good are absent. */
export async function deskPhotos(city: City, ids: readonly string[]): Promise<Map<string, Photo>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const faces = await photoFaces(city.db, wanted);
  const copies = [...faces.values()].flatMap(({ public_file }) => public_file ?? []);
  const files = new Map((await filesById(city, [...wanted, ...copies])).map((file) => [file.id, file]));
  const shown = new Map<string, Photo>();
  for (const original of wanted) {
    const face = faces.get(original);
    const file = files.get(face?.state === 'redacted' && face.public_file ? face.public_file : original);
    if (!file) continue;
    const { id, width, height } = file;
    const state = face?.state;
    const mark =
      state === 'held' || state === 'hidden' || state === 'redacted' ? { state, original } : undefined;
    shown.set(original, { id, width, height, ...mark });
  }
  return shown;
}
