/** The one implementation of the client, over HTTP with JSON and a bearer token; paths and names come from wire.yaml. */
import { createHash } from 'node:crypto';
import type { NewReport, Sp4nClient, TheirReport } from './client.ts';
import { Sp4nError } from './client.ts';
import type { Wire } from './wire.ts';

const PATIENCE_MS = 15_000;
/** Characters of an answer; more than this is no list of reports. */
const MOST = 5_000_000;

type Fields = Record<string, unknown>;
const TRACKING = /^[\w.-]{1,60}$/;

function at(value: unknown, path: string | undefined): unknown {
  let found = value;
  for (const name of (path ?? '').split('.'))
    found = found && typeof found === 'object' ? (found as Fields)[name] : undefined;
  return found;
}

function readReport(wire: Wire, value: unknown): TheirReport {
  const get = (name: string) => at(value, wire.report[name]);
  const text = (name: string) => {
    const found = get(name);
    return typeof found === 'string' || typeof found === 'number' ? String(found).trim() : '';
  };
  const tracking = text('tracking');
  const revision = Number(get('revision'));
  const state = text('state');
  if (!TRACKING.test(tracking) || !Number.isSafeInteger(revision) || !(state in wire.states))
    throw new Sp4nError('wrong', 'a report cannot be read');
  const [lat, lng] = [Number(get('lat') ?? Number.NaN), Number(get('lng') ?? Number.NaN)];
  const privacy = text('privacy');
  const hidden =
    privacy === wire.privacy.secret ? 'secret' : privacy === wire.privacy.anonymous ? 'anonymous' : 'open';
  const attachments = get('attachments');
  return {
    tracking,
    revision,
    state,
    category: text('category'),
    title: text('title'),
    description: text('description'),
    point: Number.isFinite(lat) && Number.isFinite(lng) ? { lat, lng } : null,
    place: text('place') || null,
    privacy: hidden,
    name: hidden === 'anonymous' ? null : text('name') || null,
    attachments: Array.isArray(attachments) ? attachments.filter((one) => typeof one === 'string') : [],
  };
}

/** What to call a report that cannot be read: by its tracking id if at least that can be. */
function nameOf(wire: Wire, value: unknown): string {
  const tracking = String(at(value, wire.report.tracking) ?? '').trim();
  if (TRACKING.test(tracking)) return tracking;
  return `unreadable-${createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 16)}`;
}

export function httpClient(url: string, token: string, wire: Wire): Sp4nClient {
  const base = url.replace(/\/+$/, '');

  async function call(method: 'GET' | 'POST', path: string, body?: Fields, key?: string): Promise<unknown> {
    let response: Response;
    let text: string;
    try {
      response = await fetch(base + path, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(body ? { 'content-type': 'application/json' } : {}),
          ...(key ? { 'idempotency-key': key } : {}),
        },
        ...(body ? { body: JSON.stringify(body) } : {}),
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      text = await response.text();
    } catch (error) {
      throw new Sp4nError('unreachable', (error as Error).name);
    }
    const { status } = response;
    if (status === 401 || status === 403) throw new Sp4nError('refused', String(status));
    if (status === 404 || status === 410) throw new Sp4nError('gone', String(status));
    if (status === 429) throw new Sp4nError('busy', String(status));
    if (status >= 500) throw new Sp4nError('broken', String(status));
    if (status >= 400 || text.length > MOST) throw new Sp4nError('wrong', String(status));
    try {
      return text === '' ? {} : JSON.parse(text);
    } catch {
      throw new Sp4nError('wrong', 'no JSON');
    }
  }

  const to = (path: string, tracking: string) => path.replace('{tracking}', encodeURIComponent(tracking));
  const named = (values: Fields): Fields =>
    Object.fromEntries(
      Object.entries(values).flatMap(([name, value]) => {
        const theirs = wire.send[name];
        return theirs && value !== null ? [[theirs, value]] : [];
      }),
    );
  return {
    async changes(cursor, limit) {
      const query = new URLSearchParams({ [wire.query.cursor]: cursor, [wire.query.limit]: String(limit) });
      const answer = await call('GET', `${wire.paths.changes}?${query}`);
      const items = at(answer, wire.list.items);
      const next = at(answer, wire.list.next);
      if (!Array.isArray(items) || typeof next !== 'string') throw new Sp4nError('wrong', 'no list');
      const reports: TheirReport[] = [];
      const unreadable: string[] = [];
      for (const one of items)
        try {
          reports.push(readReport(wire, one));
        } catch {
          unreadable.push(nameOf(wire, one));
        }
      return { reports, unreadable, next };
    },
    report: async (tracking) => readReport(wire, await call('GET', to(wire.paths.report, tracking))),
    async sendState(tracking, state, key) {
      await call('POST', to(wire.paths.state, tracking), named({ state }), key);
    },
    async sendAnswer(tracking, text, key) {
      await call('POST', to(wire.paths.answer, tracking), named({ answer: text }), key);
    },
    async create({ title, description, point, place }: NewReport, key) {
      const values = { title, description, place, lat: point?.lat ?? null, lng: point?.lng ?? null };
      const answer = await call('POST', wire.paths.create, named(values), key);
      const tracking = at(answer, wire.report.tracking);
      if (typeof tracking !== 'string') throw new Sp4nError('wrong', 'no tracking id');
      return { tracking };
    },
  };
}
