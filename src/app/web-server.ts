/** Serves the built faces: portal, office, wall on a city's host, the chooser on the bare domain. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyRequest } from 'fastify';
import type { City } from '../platform/city.ts';
import { cityOrigin, type Env } from '../platform/env.ts';
import type { Server } from '../platform/http/server.ts';
import { Problem } from '../shared/errors.ts';
import { say } from '../shared/languages.ts';
import { type About, readAbout } from './about.ts';

type WebOptions = { dir: string; cities: ReadonlyMap<string, City>; env: Env };

const FACES = ['portal', 'office', 'wall'] as const;
type Face = (typeof FACES)[number];

function faceOf(url: string): Face {
  if (url === '/office' || url.startsWith('/office/') || url.startsWith('/office?')) return 'office';
  if (url === '/wall' || url.startsWith('/wall/') || url.startsWith('/wall?')) return 'wall';
  return 'portal';
}

/** The web app manifest of a face, named after the city. */
function manifestOf(city: City, face: Face, language: FastifyRequest['language']) {
  const name = say(city.name, language);
  const office = face === 'office';
  return {
    name: office ? `${name} · Kantor` : name,
    short_name: office ? `Kantor ${city.prefix}` : name.slice(0, 12),
    id: office ? '/office/' : '/',
    start_url: office ? '/office/' : '/',
    scope: office ? '/office/' : '/',
    display: 'standalone',
    lang: language,
    background_color: '#fbf7ee',
    theme_color: '#172750',
    icons: [
      { src: '/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: '/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: '/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  };
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** The page with the name of the city where the name of the house stands: seen before any script has come. */
function named(page: string, city: string): string {
  const name = city.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? '');
  return page
    .replace('<title>Pendopo</title>', () => `<title>${name}</title>`)
    .replace('<span class="portal-city">Pendopo</span>', () => `<span class="portal-city">${name}</span>`);
}

/** Reads the pages of the faces; the answer tells which one belongs to an address that no route serves. */
export function pagesIn(dir: string): (request: FastifyRequest) => string | undefined {
  const pages = new Map(
    [...FACES, 'chooser' as const].map((face) => [face, readFileSync(join(dir, face, 'index.html'), 'utf8')]),
  );
  return ({ url, city, language }) => {
    const noPage =
      url.startsWith('/api/') ||
      url.startsWith('/assets/') ||
      // A file that somebody asks for by name (robots.txt, favicon.ico) and that is not there is no page.
      /\.[a-z0-9]{2,5}(\?|$)/i.test(url);
    if (noPage) return undefined;
    if (!city) return pages.get('chooser');
    const face = faceOf(url);
    const page = pages.get(face);
    return face === 'portal' && page ? named(page, say(city.name, language)) : page;
  };
}

/** Registers assets, manifests and the list of cities. */
export function serveWeb(app: Server, options: WebOptions): void {
  const { dir, cities, env } = options;
  app.register(fastifyStatic, {
    root: join(dir, 'assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '1y',
    index: false,
    decorateReply: true,
  });
  app.register(fastifyStatic, {
    root: join(dir, 'icons'),
    prefix: '/icons/',
    maxAge: '1d',
    index: false,
    decorateReply: false,
  });
  for (const [url, file] of [
    ['/sw.js', 'portal/sw.js'],
    ['/office/sw.js', 'office/sw.js'],
  ] as const) {
    const path = join(dir, file);
    if (!existsSync(path)) continue;
    const script = readFileSync(path, 'utf8');
    app.get(url, (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(script),
    );
  }
  for (const [url, face] of [
    ['/manifest.webmanifest', 'portal'],
    ['/office/manifest.webmanifest', 'office'],
  ] as const) {
    app.get(url, (request, reply) => {
      if (!request.city) throw new Problem(404, 'platform.no-city');
      return reply
        .header('cache-control', 'no-cache')
        .type('application/manifest+json; charset=utf-8')
        .send(JSON.stringify(manifestOf(request.city, face, request.language)));
    });
  }
  const program = readAbout(env);
  app.get('/api/about', async ({ city }): Promise<About> => {
    const meant = city ? [city] : [...cities.values()];
    return { ...program, fictional: meant.some(({ fictional }) => fictional) };
  });
  app.get('/api/cities', async (request) => ({
    items: [...cities.values()]
      .map((city) => ({
        slug: city.slug,
        name: say(city.name, request.language),
        origin: cityOrigin(env, city.slug),
        fictional: city.fictional,
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  }));
}
