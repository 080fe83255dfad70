/** One run of the bundler: four faces, their service workers, their icons, and a compressed copy of everything. */
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'vite';
import { precompress } from './precompress.ts';
import { projectRoot, viteSettings } from './settings.ts';
import { bundleWorkers } from './workers.ts';

/** Builds everything into `outDir` and returns the absolute paths of the sources it read. */
export async function bundleFaces(outDir: string, report: (line: string) => void): Promise<string[]> {
  await mkdir(outDir, { recursive: true });
  // Under a test runner's NODE_ENV the bundler would take React's build for developers: twice as large, half as fast.
  const before = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    return await bundleInto(outDir, report);
  } finally {
    if (before === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = before;
  }
}

async function bundleInto(outDir: string, report: (line: string) => void): Promise<string[]> {
  const inputs: string[] = [];
  const settings = viteSettings(outDir);
  report('bundling the faces');
  await build({
    ...settings,
    configFile: false,
    mode: 'production',
    logLevel: 'warn',
    plugins: [...(settings.plugins ?? []), collectInputs(inputs)],
  });
  report('writing the service workers');
  inputs.push(...(await bundleWorkers(outDir)));
  await copyIcons(outDir);
  report('compressing');
  await precompress(outDir);
  return inputs;
}

function collectInputs(inputs: string[]): Plugin {
  return {
    name: 'pendopo-inputs',
    generateBundle() {
      for (const id of this.getModuleIds()) {
        const path = id.split('?')[0] ?? id;
        if (!path.startsWith('\0') && path.startsWith(projectRoot)) inputs.push(path);
      }
    },
  };
}

async function copyIcons(outDir: string): Promise<void> {
  const from = join(projectRoot, 'src/web/ui/brand/icons');
  await cp(from, join(outDir, 'icons'), {
    recursive: true,
    filter: (path) => !/\.[cm]?tsx?$/.test(path),
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
