/** Builds the service worker once and gives each installable face a copy with its own list of files to keep. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { type Manifest, staticFiles } from './manifest.ts';
import { projectRoot, webRoot } from './settings.ts';

/** Faces that can be installed, and the scope of their worker. */
const installable = { portal: '/', office: '/office/' } as const;

/** What the worker finds in place of `__PENDOPO_SHELL__`. */
export type Shell = { face: string; scope: string; version: string; files: string[]; page: string };

/** Writes `<face>/sw.js` for each installable face; returns the worker's own sources. */
export async function bundleWorkers(outDir: string): Promise<string[]> {
  const entry = resolve(webRoot, 'worker/service-worker.ts');
  const result = await build({
    configFile: false,
    root: projectRoot,
    logLevel: 'warn',
    publicDir: false,
    build: {
      write: false,
      target: 'es2022',
      copyPublicDir: false,
      lib: { entry, formats: ['iife'], name: 'pendopo', fileName: 'sw' },
    },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const code = outputs
    .flatMap((one) => ('output' in one ? one.output : []))
    .find((one) => one.type === 'chunk')?.code;
  if (!code) throw new Error('the service worker was not built');
  const manifest = JSON.parse(await readFile(join(outDir, 'manifest.json'), 'utf8')) as Manifest;
  for (const [face, scope] of Object.entries(installable)) {
    const html = await readFile(join(outDir, face, 'index.html'), 'utf8');
    const files = filesOf(manifest, face).map((file) => `/${file}`);
    const version = createHash('sha256')
      .update(html + files.join('\n') + code)
      .digest('base64url')
      .slice(0, 12);
    const shell: Shell = { face, scope, version, files, page: scope };
    await writeFile(join(outDir, face, 'sw.js'), code.replaceAll('__PENDOPO_SHELL__', JSON.stringify(shell)));
  }
  return [entry];
}

/**
 * Files that a face needs to open without a network: its entry with everything imported outright, the
 * Indonesian words, the pages of its own folder (`…/web/portal/…`), and what forms fetch when they need it: a photo is
 * taken where there is no network. The map and other large pieces are kept once they have been used.
 */
function filesOf(manifest: Manifest, face: string): string[] {
  const name = Object.keys(manifest).find((one) => manifest[one]?.src === `${face}/index.html`);
  if (!name) throw new Error(`the build has no entry for ${face}`);
  const kept = Object.keys(manifest).filter((one) => isKept(one, face) && manifest[one]?.src !== undefined);
  return [...new Set([name, ...kept].flatMap((one) => staticFiles(manifest, one)))].sort();
}

function isKept(name: string, face: string): boolean {
  return [`virtual:texts/${face}/id`, `/web/${face}/`, '/web/lent/form/', 'web/kit/photo/'].some((part) =>
    name.includes(part),
  );
}
