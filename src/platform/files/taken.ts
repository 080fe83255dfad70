/** When and where officers' photos were taken, as the photos themselves said before their metadata was stripped. */
import { type Taken, takenAt } from '../../shared/exif.ts';
import { isoInZone } from '../../shared/time.ts';
import type { City } from '../city.ts';
import { open } from '../crypt.ts';
import { takenOf } from './records.ts';

/** By id; photos that said nothing, that are attached already or were sent by a citizen are left out. `zone`: of a camera that names none. */
export async function photosTaken(
  city: City,
  ids: readonly string[],
  zone: string,
): Promise<Map<string, { at: Date | null; point: { lat: number; lng: number } | null }>> {
  const found = new Map<string, { at: Date | null; point: { lat: number; lng: number } | null }>();
  if (ids.length === 0) return found;
  for (const { id, taken } of await takenOf(city.db, ids)) {
    const said = JSON.parse(open(city, taken)) as Taken;
    const at = takenAt(said, (local) => isoInZone(new Date(`${local}Z`), zone).slice(19));
    found.set(id, { at, point: said.point ?? null });
  }
  return found;
}
