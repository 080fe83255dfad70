/** Reports that were written without a network, sent by a real browser over a network that breaks at random, its tab killed at random. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { sql } from '../../src/platform/db/sql.ts';
import { companion } from '../kit/child.ts';
import { openBeside } from '../kit/city.ts';
import { type CuttingProxy, cuttingProxy } from '../kit/cutting-proxy.ts';
import { dice } from '../kit/numbers.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import { reportBodies } from '../kit/reports.ts';
import type { ServerInfo, ServerTask } from '../kit/server.ts';

const REPORTS = 1000;
/** One in so many has a photo, which travels before it. */
const PHOTO_EVERY = 10;
const TAB_KILLS = 10;
const PATIENCE_MS = 15 * 60_000;

type Kept = { state: string; problem: string | null };

/** Writes the reports into the device's store, as the report page does when there is no network. */
function keep(page: Page, bodies: object[], photo: number[]): Promise<void> {
  return page.evaluate(
    async ({ bodies, photo, every }) => {
      const db = await new Promise<IDBDatabase>((done, fail) => {
        const opening = indexedDB.open('pendopo-queue', 1);
        opening.onupgradeneeded = () => {
          opening.result.createObjectStore('items', { keyPath: 'id' });
          opening.result.createObjectStore('files', { keyPath: 'key' });
        };
        opening.onsuccess = () => done(opening.result);
        opening.onerror = () => fail(opening.error);
      });
      const change = db.transaction(['items', 'files'], 'readwrite');
      for (const [order, body] of bodies.entries()) {
        const key = crypto.randomUUID();
        const file = { key, name: 'foto.jpg', type: 'image/jpeg', size: photo.length, url: '/api/files' };
        const files = order % every === 0 ? [file] : [];
        if (files.length > 0)
          change.objectStore('files').put({ key, bytes: new Uint8Array([...photo, order % 256]).buffer });
        const what = { kind: 'complaints.report', label: '', url: '/api/complaints', method: 'POST' };
        const now = { state: 'waiting', createdAt: Date.now(), order, failures: 0, nextAt: 0 };
        const item = { id: crypto.randomUUID(), ...what, body, filesField: 'photos', files, ...now };
        change.objectStore('items').put(item);
      }
      await new Promise((done) => {
        change.oncomplete = done;
      });
      db.close();
    },
    { bodies, photo, every: PHOTO_EVERY },
  );
}

function lookAt(page: Page): Promise<Kept[]> {
  return page.evaluate(
    () =>
      new Promise<Kept[]>((done, fail) => {
        const opening = indexedDB.open('pendopo-queue', 1);
        opening.onerror = () => fail(opening.error);
        opening.onsuccess = () => {
          const all = opening.result.transaction('items').objectStore('items').getAll();
          all.onsuccess = () => {
            opening.result.close();
            done(all.result.map(({ state, problem }) => ({ state, problem: problem?.code ?? null })));
          };
        };
      }),
  );
}

/** A tab of the portal; without a network it opens from what the phone has kept. */
async function openTab(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  for (let tries = 0; ; tries++) {
    try {
      await page.goto('/laporan-saya', { waitUntil: 'domcontentloaded' });
      return page;
    } catch (error) {
      if (tries > 20) throw error;
      await pause(500);
    }
  }
}

async function untilSent(context: BrowserContext, say: (line: string) => void): Promise<Kept[]> {
  const roll = dice(17);
  const until = Date.now() + PATIENCE_MS;
  let page = await openTab(context);
  let nextKill = REPORTS / (TAB_KILLS + 1);
  let told = 0;
  for (;;) {
    const items = await lookAt(page);
    const sent = items.filter(({ state }) => state === 'sent').length;
    if (sent >= told + REPORTS / 5) {
      told = sent;
      say(`${sent} of ${REPORTS} sent`);
    }
    if (sent === items.length || Date.now() > until) return items;
    if (sent >= nextKill) {
      nextKill += REPORTS / (TAB_KILLS + 1);
      await page.close({ runBeforeUnload: false });
      page = await openTab(context);
    }
    await pause(200 + roll() * 400);
  }
}

async function measure(
  info: ServerInfo,
  dataDir: string,
  proxy: CuttingProxy,
  say: (line: string) => void,
): Promise<Figure[]> {
  const record = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const { city, close } = await openBeside(dataDir, info.adminUrl, record);
  const chrome = await chromium.launch({
    executablePath: process.env.PENDOPO_BROWSER ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  });
  try {
    const context = await chrome.newContext({ baseURL: `http://${record.hosts[0]}:${proxy.port}` });
    const page = await openTab(context);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
    await page.close();
    // A page of the same origin that runs no queue.
    const still = await context.newPage();
    await still.goto('/healthz');
    const bodies = (await reportBodies(city, REPORTS)).map((body) => ({ ...body, language: 'id' }));
    const colour = { r: 90, g: 120, b: 90 };
    const photo = await sharp({ create: { width: 320, height: 240, channels: 3, background: colour } })
      .jpeg()
      .toBuffer();
    await keep(still, bodies, [...photo]);
    await still.close();
    proxy.begin();
    const began = performance.now();
    const items = await untilSent(context, say);
    const seconds = Math.round((performance.now() - began) / 1000);
    const arrived = await city.db.rows<{ times: number }>(
      sql`select count(*) as times from complaints.complaint group by description`,
    );
    const stuck = items.filter(({ state }) => state !== 'sent').length;
    const problems = [...new Set(items.flatMap(({ problem }) => problem ?? []))];
    const doubled = arrived.reduce((sum, { times }) => sum + times - 1, 0);
    const broken = `${proxy.cuts()} connections broken, ${TAB_KILLS} tabs closed, ${seconds} s`;
    return [
      below('reports lost', REPORTS - arrived.length, 1, '', `of ${REPORTS}; ${broken}`),
      below('reports doubled', doubled, 1, ''),
      below('reports stuck on the phone', stuck + (REPORTS - items.length), 1, '', problems.join(', ')),
      plain('reports sent a second over the bad network', Math.round((REPORTS / seconds) * 10) / 10, '/s'),
    ];
  } finally {
    await chrome.close();
    await close();
  }
}

export const offline: Part = {
  title: `Offline queue: ${REPORTS.toLocaleString('en')} reports of one phone over a network that breaks`,
  async run(say) {
    const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-bench-'));
    const server = await companion<ServerTask, ServerInfo>('server.ts', { dataDir, floor: false, web: true });
    const proxy = await cuttingProxy(server.answer.port, dice(23));
    try {
      return await measure(server.answer, dataDir, proxy, say);
    } finally {
      await proxy.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  },
};
