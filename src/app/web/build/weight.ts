/** Weighs what a phone must fetch before it can use a page. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { roomOf } from '../../../web/kit/texts/room.ts';
import { type Manifest, staticFiles } from './manifest.ts';

const toGzip = promisify(gzip);

export type Weight = { total: number; files: { file: string; gzip: number }[] };

/**
 * Bytes of script and style, gzip level 9, of the first visit to a page: the face's entry, one language
 * and the page with its words. `page` names its path and its source file, e.g. `/lapor` and
 * `src/services/complaints/web/portal/ReportPage.tsx`; without it the empty face is weighed. Throws when the build does
 * not know the page.
 */
export async function firstLoad(
  outDir: string,
  face: string,
  page?: { path: string; file: string },
  language = 'id',
): Promise<Weight> {
  const manifest = JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8')) as Manifest;
  const entry = Object.entries(manifest).find(
    ([, chunk]) => chunk.isEntry && chunk.src === `${face}/index.html`,
  );
  const words = Object.keys(manifest).find((name) => name.endsWith(`virtual:texts/${face}/${language}`));
  if (!entry || !words) throw new Error(`the build has no face "${face}" in "${language}"`);
  const names = [entry[0], words];
  if (page !== undefined) {
    const name = Object.keys(manifest).find((one) => one.endsWith(page.file.replace(/^src\//, '')));
    if (!name) throw new Error(`the build has no page ${page.file}`);
    const own = Object.keys(manifest).find((one) => one.endsWith(`${words}/${roomOf(page.path)}`));
    names.push(name, ...(own ? [own] : []));
  }
  const files = [...new Set(names.flatMap((name) => staticFiles(manifest, name)))].sort();
  const weighed = await Promise.all(
    files.map(async (file) => ({ file, gzip: await gzipSize(join(outDir, file)) })),
  );
  return { total: weighed.reduce((sum, { gzip: size }) => sum + size, 0), files: weighed };
}

async function gzipSize(path: string): Promise<number> {
  const ready = await stat(`${path}.gz`).catch(() => undefined);
  return ready ? ready.size : (await toGzip(await readFile(path), { level: 9 })).length;
}
