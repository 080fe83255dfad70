/** How the browser code is built; shared by the build and the development server. */
import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';
import { facePages } from './face-pages.ts';
import { textsPlugin } from './texts-plugin.ts';

export const projectRoot = resolve(import.meta.dirname, '../../../..');
export const webRoot = resolve(import.meta.dirname, '..');

/** Faces, each with its own `index.html`. */
const faces = ['portal', 'office', 'wall', 'chooser'] as const;

/** Vite settings for a build into `outDir`. */
export function viteSettings(outDir: string): UserConfig {
  return {
    root: webRoot,
    base: '/',
    publicDir: false,
    appType: 'mpa',
    plugins: [facePages(), react(), tailwindcss(), textsPlugin(projectRoot)],
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      manifest: 'manifest.json',
      target: ['es2022', 'chrome100', 'safari15.4', 'firefox102'],
      reportCompressedSize: false,
      // Inlined files would have to be allowed by the content security policy one by one.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 2000,
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: Object.fromEntries(faces.map((face) => [face, resolve(webRoot, face, 'index.html')])),
        output: {
          // The map's worker comes as .mjs, which some servers and proxies do not know to be a script.
          assetFileNames: ({ names }) =>
            names[0]?.endsWith('.mjs') ? 'assets/[name]-[hash].js' : 'assets/[name]-[hash][extname]',
          // Left to itself the bundler puts libraries that only the office needs beside those that everybody needs.
          codeSplitting: {
            groups: [
              { name: 'helpers', test: /@oxc-project|rolldown.runtime/, priority: 40 },
              { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
              {
                name: 'aria',
                test: /node_modules[\\/](react-aria|react-stately|@react-|@internationalized|@swc)/,
                priority: 20,
              },
            ],
          },
        },
        // How long our own plugins take is of no use to whoever starts a city.
        checks: { pluginTimings: false },
        // Libraries mark client components for servers that render React; here everything is client.
        onwarn: (warning, say) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') say(warning);
        },
      },
    },
  };
}
