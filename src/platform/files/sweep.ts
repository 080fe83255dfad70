/** Takes away what nobody claimed: photos without a report after a day, removed photos, and the bytes that no row points at any more. */
import type { City } from '../city.ts';
import { contentInUse, deleteLeftovers, lockContent } from './records.ts';

const UNCLAIMED_HOURS = 24;
const BATCH = 200;

/** Removes the bytes unless another photo has the same content. A crash in between leaves bytes that cost space and nothing else. */
async function removeContent(city: City, sha256: string): Promise<void> {
  await city.db.transaction(async (tx) => {
    await lockContent(tx, sha256, 'alone');
    if (!(await contentInUse(tx, sha256))) await city.files.remove(sha256);
  });
}

/** Sweeps one city; returns how many contents were let go. Safe to run again at any time. */
export async function sweepFiles(city: City): Promise<number> {
  const before = new Date(city.now().getTime() - UNCLAIMED_HOURS * 3_600_000);
  let total = 0;
  for (;;) {
    const contents = await city.db.transaction((tx) => deleteLeftovers(tx, before, BATCH));
    for (const sha256 of contents) await removeContent(city, sha256);
    total += contents.length;
    if (contents.length === 0) return total;
  }
}
