/** Writes `.br` and `.gz` beside every text file, so that the server never spends a request's time on compressing. */
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const toBrotli = promisify(brotliCompress);
const toGzip = promisify(gzip);

/** Compresses all text files under `folder` that are worth it (1 kB and more). */
export async function precompress(folder: string): Promise<void> {
  const files = globSync('**/*.{js,mjs,css,html,svg,json,webmanifest}', { cwd: folder });
  await Promise.all(files.map((file) => compressOne(join(folder, file))));
}

async function compressOne(path: string): Promise<void> {
  const content = await readFile(path);
  if (content.length < 1024) return;
  const params = {
    // Level 10 and 11 take seconds for the map library and save two per cent.
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  const [brotli, gzipped] = await Promise.all([toBrotli(content, { params }), toGzip(content, { level: 9 })]);
  await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzipped)]);
}
