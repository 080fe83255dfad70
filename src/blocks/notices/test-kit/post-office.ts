/** A post office for tests: words of its own, adapters as told, one message to queue. */
import assert from 'node:assert/strict';
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import { sql } from '../../../platform/db/sql.ts';
import { fill, loadTexts, type Texts } from '../../../platform/texts.ts';
import { type Adapters, configureNotices, type NewMessage, notify } from '../api.ts';

const words: Record<string, string> = {
  'uji.notice.code': 'Kode Anda {code} untuk {city}. Buka {link}',
  'uji.notice.code.subject': 'Kode\n{code}',
};
const own = loadTexts([`${import.meta.dirname}/../texts`]);
export const texts: Texts = {
  find: (language, key, params) =>
    words[key] === undefined ? own.find(language, key, params) : fill(words[key], params),
  say: (language, key, params) => texts.find(language, key, params) ?? key,
  keys: () => [...own.keys(), ...Object.keys(words)],
};

/** Configures the post office and answers the list that its outcomes go to. */
export function configure(adapters: Partial<Adapters> = {}): string[] {
  const outcomes: string[] = [];
  const origin = (slug: string) => `http://${slug}.localhost:8080`;
  configureNotices({
    adapters: { demo: false, origin, ...adapters },
    texts,
    count: (_city, outcome) => outcomes.push(outcome),
  });
  return outcomes;
}

export const message: NewMessage = {
  to: { channel: 'whatsapp', address: '0812-3456-7890', kind: 'reporter' },
  template: 'uji.notice.code',
  params: { code: 731_205, link: '/masuk' },
  language: 'en',
  subject: 'UJI-1',
};

type Row = {
  state: string;
  attempts: number;
  last_error: string | null;
  params: Buffer | null;
  channel: string;
  provider_id: string | null;
  due_at: Date;
};
export const rowOf = (city: City, id: string) =>
  city.db.one<Row>(sql`select * from notices.notice where id = ${id}`);
export const at = (city: City, minutes: number): City => ({
  ...city,
  now: () => new Date(Date.now() + minutes * 60_000),
});

/** Queues the message, with changes, and answers its id. */
export async function queue(city: City, more: Partial<NewMessage> = {}): Promise<string> {
  const ctx = systemContext(city, 'test');
  const { id } = await change(ctx, (tx) => notify(tx, ctx, { ...message, ...more }));
  assert.ok(id);
  return id;
}

export const jobsOf = async (city: City) =>
  (
    await city.db.one<{ n: number }>(
      sql`select (select count(*) from platform.job_outbox where task = 'notices.send')
        + (select count(*) from graphile_worker.jobs where task_identifier = 'notices.send') as n`,
    )
  ).n;
