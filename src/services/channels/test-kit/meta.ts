/** Meta for tests: a Graph API that takes messages and hands out photos, and webhooks signed as Meta signs them. */
import { createHmac, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { type TestHouse, testHouse } from '../../../../test/kit/house.ts';
import { until } from '../../../../test/kit/until.ts';
import { sql } from '../../../platform/db/sql.ts';

const SECRET = 'rahasia-aplikasi';
export const VERIFY = 'kata-verifikasi';
const PHONE_ID = '1055';
export const SRI = '6281234567890';

export type Sent = { to: string; text: string };

/** A Graph API on loopback. `media(id)` answers the bytes of a photo, a status, or another address to be sent to. */
export async function graphApi(t: TestContext) {
  const sent: Sent[] = [];
  const asked: string[] = [];
  const photos = new Map<string, Buffer | number | string>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? '';
    const body = await buffer(request);
    const json = (status: number, value: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    };
    if (request.headers.authorization !== 'Bearer token-uji') return json(401, {});
    if (request.method === 'POST') {
      const { to, text } = JSON.parse(body.toString()) as { to: string; text?: { body: string } };
      sent.push({ to, text: text?.body ?? '' });
      return json(200, { messages: [{ id: `wamid.${randomUUID()}` }] });
    }
    const id = path.split('/').at(-1) ?? '';
    asked.push(path);
    const photo = photos.get(id);
    if (path.startsWith('/bytes/') && Buffer.isBuffer(photo)) {
      response.writeHead(200, { 'content-type': 'image/jpeg' });
      return response.end(photo);
    }
    if (typeof photo === 'number') return json(photo, { error: { code: photo } });
    if (typeof photo === 'string') return json(200, { url: photo });
    return photo ? json(200, { url: `${url}/bytes/${id}`, mime_type: 'image/jpeg' }) : json(404, {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, sent, asked, photos };
}

/** The settings of a city with a WhatsApp number of its own. */
export function whatsAppEnv(api: string): Record<string, string> {
  return {
    PENDOPO_MODE: 'production',
    PENDOPO_WHATSAPP_TOKEN: 'token-uji',
    PENDOPO_WHATSAPP_PHONE_ID: PHONE_ID,
    PENDOPO_WHATSAPP_APP_SECRET: SECRET,
    PENDOPO_WHATSAPP_VERIFY_TOKEN: VERIFY,
    PENDOPO_WHATSAPP_API: api,
  };
}

let seconds = Math.floor(Date.now() / 1000) - 100_000;

export type Message = Record<string, unknown>;

/** A message with an id and a time of its own, each a second after the one before. */
export function message(content: string | Message, from = SRI): Message {
  seconds += 1;
  const common = { id: `wamid.${randomUUID()}`, from, timestamp: String(seconds) };
  return typeof content === 'string'
    ? { ...common, type: 'text', text: { body: content } }
    : { ...common, ...content };
}

export const location = (lat: number, lng: number, name?: string): Message => ({
  type: 'location',
  location: { latitude: lat, longitude: lng, name },
});
export const image = (id: string, caption?: string): Message => ({ type: 'image', image: { id, caption } });

export function payload(messages: Message[], more: Record<string, unknown> = {}, phoneId = PHONE_ID): string {
  const value = { metadata: { phone_number_id: phoneId }, messages, ...more };
  return JSON.stringify({ entry: [{ changes: [{ field: 'messages', value }] }] });
}

export function signature(raw: string, secret = SECRET): string {
  return `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;
}

/** A house with Meta at its door. `tell` sends messages and waits until each was worked on. */
export async function houseWithMeta(t: TestContext, more: { now?: () => Date } = {}) {
  const graph = await graphApi(t);
  const house = await testHouse(t, { background: true, env: whatsAppEnv(graph.url), ...more });
  // In production officers must bring a second factor; these tests are about other things.
  await house.city.db.run(
    sql`insert into platform.setting (key, value) values ('identity.second-factor', '"optional"')`,
  );
  const deliver = (raw: string, header = signature(raw)) =>
    house.call('POST', '/api/inbound/whatsapp', raw, { 'x-hub-signature-256': header });
  const quiet = () => settled(house);
  return {
    house,
    graph,
    deliver,
    quiet,
    /** One call for each message, one after the other; answers the last words that went to the sender. */
    async tell(...contents: (string | Message)[]): Promise<string> {
      for (const content of contents) {
        const before = graph.sent.length;
        const answer = await deliver(payload([message(content)]));
        if (answer.status !== 200) throw new Error(`the webhook was refused: ${answer.text}`);
        await until('the message is answered', () => graph.sent.length > before, { seconds: 30 });
        await quiet();
      }
      return graph.sent.at(-1)?.text ?? '';
    },
  };
}

/** Waits until nothing that came in waits any more, and every answer has gone. */
export async function settled({ city }: Pick<TestHouse, 'city'>): Promise<void> {
  await until(
    'everything is worked on and answered',
    async () => {
      const row = await city.db.one<{ left: number }>(sql`select (
        (select count(*) from channels.message where state = 'waiting')
        + (select count(*) from channels.sender where talk is not null and file_at is null)
        + (select count(*) from notices.notice where state = 'queued'))::int as left`);
      return row.left === 0;
    },
    { seconds: 30, everyMs: 40 },
  );
}

export type Filed = {
  code: string;
  kind: string;
  channel: string;
  description: string;
  photos: string[];
  place: string | null;
};

export async function filed({ city }: Pick<TestHouse, 'city'>): Promise<Filed[]> {
  return city.db.rows<Filed>(sql`select c.code, c.kind, k.channel, k.description, k.photos, c.place
    from cases."case" c join complaints.complaint k on k.case_id = c.id order by c.id`);
}
