/** With a million complaints: the officer's inbox and the public map, at 20 clients that never rest. */
import { call } from '../kit/call.ts';
import { inChild } from '../kit/child.ts';
import type { HttpResult, HttpTask, Request } from '../kit/http-load.ts';
import { MILLION, withMillion } from '../kit/million-city.ts';
import { dice } from '../kit/numbers.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import { SENTENCES } from '../kit/reports.ts';
import type { ServerInfo } from '../kit/server.ts';

export const CLIENTS = 20;
const SECONDS = 8;
const LIMIT_MS = 50;
const PAGES_DEEP = 20;
const DESK = '/api/desk/complaints';

/** The inbox page by page, as an officer who scrolls. */
async function pagesOf(info: ServerInfo, token: string, query: string): Promise<string[]> {
  const paths = [`${DESK}?${query}`];
  while (paths.length < PAGES_DEEP) {
    const headers = { authorization: `Bearer ${token}` };
    const { next } = (
      await call<{ next: string | null }>(`http://${info.host}`, 'GET', paths.at(-1) ?? '', { headers })
    ).body;
    if (!next) break;
    paths.push(`${DESK}?${query}&cursor=${encodeURIComponent(next)}`);
  }
  return paths;
}

/** Screens of a phone and of a desk, anywhere in the city, from the whole of it to a single street. */
function mapPaths(info: ServerInfo): string[] {
  const roll = dice(3);
  const [west, south, east, north] = info.floorRecord.bbox;
  return Array.from({ length: 400 }, () => {
    const zoom = 11 + Math.floor(roll() * 8);
    const [width, height] = roll() < 0.5 ? [360, 640] : [1440, 900];
    const degrees = 360 / (256 * 2 ** zoom);
    const lng = west + roll() * (east - west);
    const lat = south + roll() * (north - south);
    const box = [
      lng - (width * degrees) / 2,
      lat - (height * degrees) / 2,
      lng + (width * degrees) / 2,
      lat + (height * degrees) / 2,
    ];
    return `/api/complaints/map?zoom=${zoom}&bbox=${box.map((one) => one.toFixed(6)).join(',')}`;
  });
}

/** What phones ask while somebody writes: the words so far, the kind, and a place anywhere in the city. */
function drafts(info: ServerInfo): Request[] {
  const roll = dice(5);
  const [west, south, east, north] = info.floorRecord.bbox;
  const inner = (from: number, to: number) => from + (to - from) * (0.3 + roll() * 0.4);
  return Array.from({ length: 400 }, (_, at) => ({
    method: 'POST',
    path: '/api/complaints/twins',
    body: JSON.stringify({
      text: SENTENCES[at % SENTENCES.length],
      ...(at % 2 === 0 ? { category: 'street-light' } : {}),
      location: { lat: inner(south, north), lng: inner(west, east) },
    }),
  }));
}

export async function load(info: ServerInfo, paths: readonly string[], token?: string): Promise<HttpResult> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  return ask(
    info,
    paths.map((path) => ({ method: 'GET', path, headers })),
  );
}

async function ask(info: ServerInfo, requests: Request[]): Promise<HttpResult> {
  const { port, host } = info;
  const task = (seconds: number): HttpTask => ({ port, host, connections: CLIENTS, seconds, requests });
  await inChild<HttpTask, HttpResult>('http-load.ts', task(2));
  const result = await inChild<HttpTask, HttpResult>('http-load.ts', task(SECONDS));
  if (Object.keys(result.statuses).some((status) => status !== '200'))
    throw new Error(
      `${requests[0]?.path} answered ${JSON.stringify(result.statuses)}: ${result.firstFailure}`,
    );
  return result;
}

export function figure(name: string, { latency, perSecond, bytes }: HttpResult, judged = true): Figure {
  const note = `p50 ${latency.p50}, p99 ${latency.p99} ms; ${perSecond}/s; ${(bytes / 1024).toFixed(1)} kB`;
  return judged
    ? below(`${name}, p95`, latency.p95, LIMIT_MS, 'ms', note)
    : plain(`${name}, p95`, latency.p95, 'ms', note);
}

/** The figures of one server; also asked for by the wall's benchmark. */
async function measure(info: ServerInfo, say: (line: string) => void): Promise<Figure[]> {
  const filters = [
    'view=late',
    'view=new',
    'view=todo&category=pothole',
    'view=todo&priority=1',
    'view=todo&area=33.71.01',
    'view=waiting',
    'view=mine',
  ];
  const both = [info.coordinator, info.officer] as const;
  const [deepWide, deepOwn] = await Promise.all(both.map((token) => pagesOf(info, token, 'view=todo')));
  const closed = await pagesOf(info, info.coordinator, 'view=closed');
  const kinds: [string, readonly string[], string | undefined, boolean][] = [
    ["inbox of an agency's officer", [`${DESK}?view=todo`], info.officer, true],
    ['inbox of the city-wide coordinator', [`${DESK}?view=todo`], info.coordinator, true],
    ['next pages, officer', deepOwn ?? [], info.officer, true],
    ['next pages, coordinator', deepWide ?? [], info.coordinator, true],
    ['filters, officer', filters.map((one) => `${DESK}?${one}`), info.officer, true],
    ['filters, coordinator', filters.map((one) => `${DESK}?${one}`), info.coordinator, true],
    ['closed cases, coordinator', closed, info.coordinator, true],
    ['counts of the views, coordinator', [`${DESK}/counts`], info.coordinator, false],
    ['public map box', mapPaths(info), undefined, true],
    [
      'public list',
      ['/api/complaints', '/api/complaints?state=open', '/api/complaints?category=pothole'],
      undefined,
      false,
    ],
    ['a bare answer of the server', ['/healthz'], undefined, false],
  ];
  const figures: Figure[] = [];
  for (const [name, paths, token, judged] of kinds) {
    const result = await load(info, paths, token);
    figures.push(figure(name, result, judged));
    say(`${name}: p95 ${result.latency.p95} ms, ${result.perSecond}/s`);
  }
  const twins = await ask(info, drafts(info));
  const { p50, p95, p99 } = twins.latency;
  figures.push(
    below('twins while typing, p95', p95, 40, 'ms', `p50 ${p50}, p99 ${p99} ms; ${twins.perSecond}/s`),
  );
  say(`twins while typing: p95 ${p95} ms, ${twins.perSecond}/s`);
  return figures;
}

export const million: Part = {
  title: `${MILLION.toLocaleString('en')} complaints: inbox and map at ${CLIENTS} clients`,
  run: (say) => withMillion((info) => measure(info, say), say),
};
