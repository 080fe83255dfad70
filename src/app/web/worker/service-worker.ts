/** The service worker of portal and office: opens without a network, and never keeps what belongs to one person. */
import type { Shell } from '../build/workers.ts';
import { answerKind } from './answers.ts';
import { noteOf, pathBehind } from './notes.ts';
import type { FetchEvent, NotificationEvent, PushEvent, WorkerEvent, WorkerScope } from './scope.ts';

declare const __PENDOPO_SHELL__: Shell;

const worker = self as unknown as WorkerScope;
const shell = __PENDOPO_SHELL__;
const shellCache = `pendopo-shell-${shell.face}-${shell.version}`;
const assetCache = `pendopo-assets-${shell.face}`;
const answerCache = `pendopo-answers-${shell.face}`;
const patience = 4000;

worker.addEventListener('install', (event: WorkerEvent) => event.waitUntil(fillShell()));
worker.addEventListener('activate', (event: WorkerEvent) => event.waitUntil(tidyUp()));
worker.addEventListener('message', (event: MessageEvent) => {
  const message = event.data as { type?: string; urls?: string[]; headers?: Record<string, string> };
  if (message.type === 'take-over') void worker.skipWaiting();
  if (message.type === 'keep') void keep(message.urls ?? [], message.headers ?? {});
});
worker.addEventListener('fetch', (event: FetchEvent) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (belongsHere(url.pathname)) event.respondWith(openShell(request));
  } else if (url.pathname.startsWith('/assets/')) event.respondWith(fromAssets(request));
  else if (url.pathname.startsWith('/api/')) {
    const kind = answerKind(url.pathname);
    if (kind === 'soon') event.respondWith(keptThenFresh(event));
    if (kind === 'latest') event.respondWith(freshElseKept(event));
  }
});
worker.addEventListener('push', (event: PushEvent) => {
  const note = noteOf(readMessage(event), worker.location.origin, shell.page);
  if (note) event.waitUntil(worker.registration.showNotification(note.title, note.options));
});
worker.addEventListener('notificationclick', (event: NotificationEvent) => {
  event.notification.close();
  event.waitUntil(show(pathBehind(event.notification.data, worker.location.origin, shell.page)));
});

function readMessage(event: PushEvent): unknown {
  try {
    return event.data?.json();
  } catch {
    return undefined;
  }
}

/** Brings the window that already shows the page to the front, else opens one. */
async function show(path: string): Promise<void> {
  const url = new URL(path, worker.location.origin).href;
  const windows = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const here = windows.find((one) => one.url === url);
  await (here ? here.focus() : worker.clients.openWindow(url));
}

/** The portal's worker also sees the addresses of the other faces and of the API: not its own. */
function belongsHere(path: string): boolean {
  if (shell.scope !== '/') return path.startsWith(shell.scope);
  return !/^\/(office|wall|api|assets|icons|metrics|healthz|readyz)(\/|$)/.test(path) && !/\.\w+$/.test(path);
}

async function fillShell(): Promise<void> {
  const cache = await caches.open(shellCache);
  await Promise.all(
    shell.files.map(async (file) => {
      // File names carry their content's hash: what an earlier version kept needs no second download.
      const known = await caches.match(file);
      await (known ? cache.put(file, known) : cache.add(file));
    }),
  );
  await cache.add(new Request(shell.page, { cache: 'reload' }));
}

async function tidyUp(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(`pendopo-shell-${shell.face}-`) && name !== shellCache) await caches.delete(name);
  }
  await dropOldAssets();
  await worker.clients.claim();
}

/** Keeps the newest 80 pieces: an installed app must not fill a cheap phone. */
async function dropOldAssets(): Promise<void> {
  const cache = await caches.open(assetCache);
  const keys = await cache.keys();
  for (const request of keys.slice(0, Math.max(0, keys.length - 80))) await cache.delete(request);
}

/**
 * What a first visit fetched before this worker was there. Answers are asked for again, as that page asked, and first: without them
 * no page opens, and the network may go at any moment.
 */
async function keep(urls: string[], headers: Record<string, string>): Promise<void> {
  const answers = urls.filter((url) => answerKind(new URL(url, worker.location.origin).pathname));
  await Promise.all(answers.map((url) => keepAnswer(url, headers)));
  const cache = await caches.open(assetCache);
  for (const url of urls) {
    if (!url.startsWith('/assets/') || (await caches.match(url))) continue;
    await cache.add(url).catch(() => {});
  }
}

async function keepAnswer(url: string, headers: Record<string, string>): Promise<void> {
  const answers = await caches.open(answerCache);
  const request = new Request(url, { headers });
  const key = keyOf(request);
  if (!(await answers.match(key))) await askAndKeep(request, answers, key).catch(() => {});
}

async function openShell(request: Request): Promise<Response> {
  const cache = await caches.open(shellCache);
  return (await cache.match(shell.page)) ?? fetch(request);
}

async function fromAssets(request: Request): Promise<Response> {
  const known = await caches.match(request);
  if (known) return known;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(assetCache);
    await cache.put(request, response.clone()).catch(() => {});
  }
  return response;
}

/** Answers at once from what is kept and fetches the present one for the next time. */
async function keptThenFresh(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(answerCache);
  const key = keyOf(event.request);
  const known = await cache.match(key);
  const fresh = askAndKeep(event.request, cache, key);
  if (!known) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  return known;
}

/** Answers from the network; from what is kept when it fails or is too slow. */
async function freshElseKept(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(answerCache);
  const key = keyOf(event.request);
  const known = await cache.match(key);
  const fresh = askAndKeep(event.request, cache, key);
  if (!known) return fresh;
  event.waitUntil(fresh.catch(() => {}));
  const slow = new Promise<Response>((resolve) => setTimeout(() => resolve(known), patience));
  return Promise.race([fresh.then((response) => (response.status >= 500 ? known : response)), slow]).catch(
    () => known,
  );
}

async function askAndKeep(request: Request, cache: Cache, key: string): Promise<Response> {
  const response = await fetch(request);
  if (response.ok) await cache.put(key, response.clone()).catch(() => {});
  if (response.status === 401 || response.status === 403) await cache.delete(key);
  return response;
}

/** One kept answer per language. */
function keyOf(request: Request): string {
  const url = new URL(request.url);
  url.searchParams.append('kept-language', request.headers.get('accept-language') ?? '');
  return url.href;
}
