/** What the office sees: collectors with their cash and its clock, phones, deposits to count, and what has to be looked into. */
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import { DAY_MS, dayNumber, localDay } from '../../shared/zone.ts';
import { agencies } from '../directory/api.ts';
import { officerNames } from '../identity/api.ts';
import { undeposited } from './cash.ts';
import type { DeskView, EntryView } from './contract.ts';
import { depositWords } from './deposits.ts';
import { stateOf } from './devices.ts';
import { readEntry } from './rules/entry.ts';
import { stopNames } from './stops.ts';
import { type DepositRow, depositsSince } from './store-cash.ts';
import { allDevices, type DeviceRow, type DifferenceRow, differencesSince } from './store-devices.ts';
import { type EntryRow, entriesAt, entriesSince, findEntries, reachOf, voidedOf } from './store-entries.ts';

export const READ = 'collectors.read';
/** Days for which what is settled is still shown. */
const DAYS = 7;
const TODAY = 200;

async function entriesAbout(ctx: Context, { device, about }: DifferenceRow): Promise<EntryRow[]> {
  const seq = /^seq\/(\d+)$/.exec(about)?.[1];
  return seq ? entriesAt(ctx.city.db, device, Number(seq)) : findEntries(ctx.city.db, [about]);
}

async function entryViews(ctx: Context, rows: readonly EntryRow[]): Promise<EntryView[]> {
  const [voided, names] = await Promise.all([
    voidedOf(
      ctx.city.db,
      rows.map(({ hash }) => hash),
    ),
    stopNames(
      ctx,
      rows.flatMap((row) => row.pay_code ?? []),
    ),
  ]);
  return rows.map((row) => ({
    ...{ hash: row.hash, number: row.number, seq: row.seq, kind: row.kind, standing: row.standing },
    ...{ amount: row.amount, stop: row.pay_code === null ? null : (names.get(row.pay_code) ?? row.pay_code) },
    ...{ at: row.effective_at.toISOString(), deviceAt: row.device_at.toISOString() },
    toldAt: row.told_at.toISOString(),
    voided: voided.some(({ entry, refused }) => entry === row.hash && refused === null),
  }));
}

async function deviceView(ctx: Context, device: DeviceRow) {
  const { last, missing } = await reachOf(ctx.city.db, device.id, 10);
  return {
    ...{ id: device.id, collector: device.collector, agency: device.agency, label: device.label },
    ...{ state: stateOf(device), blockedAs: device.blocked_as, wrongBy: device.wrong_by, last, missing },
    ...{ blockedAt: device.blocked_at?.toISOString() ?? null, askedAt: device.asked_at.toISOString() },
    seenAt: device.seen_at?.toISOString() ?? null,
  };
}

function depositView(row: DepositRow, names: ReadonlyMap<string, string>): DeskView['deposits'][number] {
  return {
    ...{ hash: row.hash, number: row.number, collector: row.collector, agency: row.agency },
    ...{ amount: row.amount ?? 0, ...depositWords(row), at: row.effective_at.toISOString() },
    state: row.accepted_at ? 'accepted' : row.withdrawn ? 'withdrawn' : 'waiting',
    ...{ counted: row.counted, note: row.note ?? '', acceptedAt: row.accepted_at?.toISOString() ?? null },
    acceptedBy: row.accepted_by ? (names.get(row.accepted_by) ?? '') : null,
  };
}

/** Receipts, deposits and notes of the day: where collectors are, and where nobody paid. */
async function todayView(ctx: Context, devices: readonly number[]): Promise<DeskView['today']> {
  const { city, now } = ctx;
  const since = new Date(localDay(dayNumber(localDate(now, city.zone)), city.zone)[0]);
  const rows = await entriesSince(city.db, { devices, since, most: TODAY });
  const views = await entryViews(ctx, rows);
  return views.map((view, at) => {
    const row = rows[at] as EntryRow;
    const act = readEntry(row.line)?.act;
    const told = act?.kind === 'note' ? { note: act.note, words: act.words } : { note: null, words: '' };
    return { ...view, collector: row.collector, ...told };
  });
}

const ORDER = { late: 0, limit: 1, none: 2 } as const;

/** All that the officer's agencies and areas hold; nothing of others. */
export async function deskView(ctx: Context): Promise<DeskView> {
  const { city, now } = ctx;
  const since = new Date(now.getTime() - DAYS * DAY_MS);
  const [allPhones, allCash, allDeposits, allDifferences, tree] = await Promise.all([
    allDevices(city.db),
    undeposited(city.db, { now, day: localDate(now, city.zone) }),
    depositsSince(city.db, since),
    differencesSince(city.db, since),
    agencies(city),
  ]);
  const phones = allPhones.filter(({ agency, area }) => allows(ctx.actor, READ, { agency, area }));
  const phoneIds = new Set(phones.map(({ id }) => id));
  const people = new Set(phones.map(({ collector, agency }) => `${collector} ${agency}`));
  const deposits = allDeposits.filter(({ device }) => phoneIds.has(device));
  const differences = allDifferences.filter(({ device }) => phoneIds.has(device));
  const cash = allCash.filter(({ collector, agency }) => people.has(`${collector} ${agency}`));
  const without = phones.filter(
    (one, at) =>
      !cash.some(({ collector, agency }) => collector === one.collector && agency === one.agency) &&
      phones.findIndex(({ collector, agency }) => collector === one.collector && agency === one.agency) ===
        at,
  );
  const names = await officerNames(city, [
    ...new Set([
      ...phones.map(({ collector }) => collector),
      ...deposits.flatMap((row) => row.accepted_by ?? []),
    ]),
  ]);
  const holderOf = new Map(phones.map(({ id, collector }) => [id, collector]));
  const agencyName = (id: string) => {
    const found = tree.find(id);
    return found ? say(found.name, ctx.language) : id;
  };
  const collectors = [
    ...cash,
    ...without.map(({ collector, agency }) => ({
      ...{ collector, agency, cash: 0, since: null, limit: null, alarm: null },
    })),
  ].map((one) => ({
    ...{ id: one.collector, name: names.get(one.collector) ?? '', agency: one.agency },
    ...{ agencyName: agencyName(one.agency), cash: one.cash, since: one.since?.toISOString() ?? null },
    ...{ limit: one.limit, alarm: one.alarm },
  }));
  return {
    now: now.toISOString(),
    collectors: collectors.sort(
      (a, b) =>
        ORDER[a.alarm ?? 'none'] - ORDER[b.alarm ?? 'none'] || b.cash - a.cash || (a.name < b.name ? -1 : 1),
    ),
    today: await todayView(ctx, [...phoneIds]),
    devices: await Promise.all(phones.map((one) => deviceView(ctx, one))),
    deposits: deposits.map((row) => depositView(row, names)),
    differences: await Promise.all(
      differences.map(async (row) => ({
        ...{ id: row.id, device: row.device, collector: holderOf.get(row.device) ?? '' },
        ...{ kind: row.kind as DeskView['differences'][number]['kind'], at: row.at.toISOString() },
        ...{ closed: row.closed_at !== null, note: row.note ?? '' },
        entries: await entryViews(ctx, await entriesAbout(ctx, row)),
      })),
    ),
  };
}
