/** Versions of services in a city: which one holds on a day, and how a new one comes. */
import { createHash } from 'node:crypto';
import { actorLabel, type Change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { Words } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import { type LiveDefinition, liveDefinition } from './live.ts';
import type { Definition } from './rules/shape/definition.ts';
import * as store from './store.ts';

/** The order of the states is a part of what people see, which canonical JSON would lose. */
export function hashOf(definition: Definition): string {
  const states = Object.keys(definition.workflow?.states ?? {});
  return createHash('sha256').update(canonicalJson({ definition, states })).digest('hex');
}

/** Of versions of one service, the one that holds on a day. */
function inForce<T extends { from: string }>(
  versions: readonly T[],
  on: string,
  number: (one: T) => number,
): T | undefined {
  let best: T | undefined;
  for (const one of versions) {
    if (one.from > on) continue;
    if (!best || one.from > best.from || (one.from === best.from && number(one) > number(best))) best = one;
  }
  return best;
}

export type Publishing = {
  definition: Definition;
  source: store.Source;
  /** Who agreed, where a second person has to. */
  approvedBy?: string;
};

export type Published =
  | { outcome: 'published'; number: number }
  | { outcome: 'same'; number: number }
  /** It would begin before the version that is in force, and so never hold. */
  | { outcome: 'too-early'; inForceFrom: string };

/** Publishes inside a change; `lines` are all versions there are (`lockVersions` first), and get the new one. */
export async function publishIn(
  ctx: Context,
  tx: Change,
  lines: store.VersionLine[],
  { definition, source, approvedBy }: Publishing,
): Promise<Published> {
  const today = localDate(ctx.now, ctx.city.zone);
  const mine = lines.filter(({ service }) => service === definition.id);
  const hash = hashOf(definition);
  const last = mine.filter((one) => one.source === source).at(-1);
  if (last?.hash === hash) return { outcome: 'same', number: last.number };
  const holding = inForce(mine, today, (one) => one.number);
  if (holding && definition.from < holding.from) return { outcome: 'too-early', inForceFrom: holding.from };
  const number = (mine.at(-1)?.number ?? 0) + 1;
  const line = { service: definition.id, number, hash, from: definition.from, source, at: ctx.now };
  const { kind, id } = actorLabel(ctx.actor);
  await store.insertVersion(tx, {
    ...line,
    content: definition,
    publishedBy: `${kind}:${id ?? ''}`,
    approvedBy: approvedBy ?? null,
  });
  lines.push(line);
  tx.audit({
    action: 'definitions.version.published',
    subject: definition.id,
    after: { version: number, from: definition.from, source },
  });
  tx.emit({
    type: 'definitions.version.published',
    subject: definition.id,
    payload: { version: number, from: definition.from },
  });
  return { outcome: 'published', number };
}

export type Definitions = {
  /** Offered on a day, today or later, by id. */
  all(on: string): LiveDefinition[];
  /** The version that holds on a day, today or later; undefined when the service is not offered then. */
  current(service: string, on: string): LiveDefinition | undefined;
  /** Any version that was ever published. */
  version(service: string, number: number): Promise<LiveDefinition | undefined>;
  /** Every version of a service, the newest first. */
  history(service: string): Promise<store.VersionNote[]>;
  /** Since or from when a service is withdrawn, and why. */
  withdrawn(service: string): { from: string; why: Words } | undefined;
};

const CHANGED = ['definitions.version', 'definitions.service'];
const MOST_OLD = 200;

async function read(city: City): Promise<Definitions> {
  const today = localDate(city.now(), city.zone);
  const [contents, gone, lines] = await Promise.all([
    store.contentsFrom(city, today),
    store.withdrawals(city.db),
    store.versionLines(city.db),
  ]);
  const live = Map.groupBy(contents.map(liveDefinition), ({ service }) => service);
  const newest = new Map(lines.map((line) => [line.service, line]));
  const withdrawn = new Map(
    gone.flatMap((one) => {
      const last = newest.get(one.service);
      return last && last.at > one.at ? [] : [[one.service, one] as const];
    }),
  );
  const old = new Map<string, LiveDefinition>();
  const current = (service: string, on: string) => {
    const end = withdrawn.get(service);
    if (end && end.from <= on) return undefined;
    return inForce(live.get(service) ?? [], on, (one) => one.version);
  };
  return {
    all: (on) => [...live.keys()].flatMap((service) => current(service, on) ?? []),
    current,
    async version(service, number) {
      const held = live.get(service)?.find((one) => one.version === number);
      const key = `${service}/${number}`;
      const known = held ?? old.get(key);
      if (known) return known;
      const row = await store.contentOf(city, service, number);
      if (!row) return undefined;
      if (old.size >= MOST_OLD) old.clear();
      const made = liveDefinition(row);
      old.set(key, made);
      return made;
    },
    history: (service) => store.notesOf(city, service),
    withdrawn: (service) => withdrawn.get(service),
  };
}

/** What the city offers; read once a day and whenever somebody publishes, here or in another process. */
export function definitions(city: City): Promise<Definitions> {
  const stamp = localDate(city.now(), city.zone);
  return city.cache.get('definitions.live', CHANGED, () => read(city), { stamp });
}
