/** The development server: `npx vite` shows changed pages at once and asks a running `npm start` for the data. */
import { defineConfig, type Plugin } from 'vite';
import { viteSettings } from './src/app/web/build/settings.ts';

const target = 'http://magelang.localhost:8080';

const settings = viteSettings('../../../dist/web');

export default defineConfig({
  ...settings,
  plugins: [...(settings.plugins ?? []), faceOfAddress()],
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(['/api', '/icons'].map((path) => [path, { target, changeOrigin: true }])),
  },
});

/** Serves each face at the addresses it has in production. */
function faceOfAddress(): Plugin {
  return {
    name: 'pendopo-faces',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const path = request.url?.split('?')[0] ?? '/';
        const wantsPage = request.headers.accept?.includes('text/html') && !/\.\w+$/.test(path);
        if (wantsPage) {
          const face = /^\/(office|wall|chooser)(\/|$)/.exec(path)?.[1] ?? 'portal';
          request.url = `/${face}/index.html`;
        }
        next();
      });
    },
  };
}
