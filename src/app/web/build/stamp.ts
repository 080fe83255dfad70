/** Knows which files a build was made from, so that an unchanged house is not built twice. */
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '../../../..');
const stampName = '.stamp.json';

/** Matter for every build, whether the bundler mentions them or not. */
const always = [
  'package-lock.json',
  'src/app/web/**/*.{ts,tsx,html}',
  'src/web/**/*.{css,svg,png}',
  'src/{blocks,services,platform}/*/web/**/*.css',
  'src/{web,platform,blocks/*,services/*,platform/*}/texts/{common,portal,office,wall,chooser}/*.json',
];

type Stamp = { files: Record<string, string> };

/** True when `outDir` holds a finished build of exactly the present files. */
export async function isFresh(outDir: string): Promise<boolean> {
  const stamp = await readStamp(outDir);
  if (!stamp) return false;
  const wanted = new Set([...Object.keys(stamp.files), ...alwaysFiles()]);
  if (wanted.size !== Object.keys(stamp.files).length) return false;
  const now = await hashes([...wanted]);
  return Object.entries(stamp.files).every(([path, hash]) => now[path] === hash);
}

/** Remembers the build's files: `modules` are absolute paths the bundler read. */
export async function writeStamp(outDir: string, modules: string[]): Promise<void> {
  const own = modules
    .map((path) => relative(root, path).split(sep).join('/'))
    .filter((path) => !path.startsWith('..') && !path.includes('node_modules/'));
  const files = await hashes([...new Set([...own, ...alwaysFiles()])]);
  await writeFile(join(outDir, stampName), JSON.stringify({ files } satisfies Stamp));
}

function alwaysFiles(): string[] {
  return globSync(always, { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.endsWith('.test.ts'));
}

async function hashes(paths: string[]): Promise<Record<string, string>> {
  const pairs = await Promise.all(
    paths.sort().map(async (path) => {
      const content = await readFile(join(root, path)).catch(() => undefined);
      return [path, content ? createHash('sha1').update(content).digest('base64') : 'absent'] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

async function readStamp(outDir: string): Promise<Stamp | undefined> {
  try {
    await stat(join(outDir, 'portal/index.html'));
    return JSON.parse(await readFile(join(outDir, stampName), 'utf8')) as Stamp;
  } catch {
    return undefined;
  }
}
