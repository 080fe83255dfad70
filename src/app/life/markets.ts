/** Invented markets of a demo city: stalls, traders, tariffs, and two months of bills of which not all were paid. */
import { randomUUID } from 'node:crypto';
import { agencies } from '../../blocks/directory/api.ts';
import { debtorsOf, receive } from '../../blocks/payments/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { systemContext } from '../../platform/context.ts';
import {
  addMany,
  hasMarkets,
  openMarket,
  runBills,
  setTarget,
  setTariff,
} from '../../services/levies/api.ts';
import { localDate } from '../../shared/time.ts';
import { dateOfDay, dayNumber, localDay } from '../../shared/zone.ts';
import type { Random } from './random.ts';

const AGENCY = 'disperindag';
/** The names say that they are invented. */
const MARKETS = [
  { id: 'pasar-rekaan-lor', title: 'Pasar Rekaan Lor (rekaan)', stalls: 480 },
  { id: 'pasar-rekaan-kidul', title: 'Pasar Rekaan Kidul (rekaan)', stalls: 340 },
  { id: 'pasar-contoh-pon', title: 'Pasar Contoh Pon (rekaan)', stalls: 230 },
  { id: 'pasar-teladan', title: 'Pasar Teladan (rekaan)', stalls: 150 },
];
const GIVEN = [
  'Siti',
  'Budi',
  'Sri',
  'Agus',
  'Wati',
  'Slamet',
  'Endang',
  'Joko',
  'Yanti',
  'Bambang',
  'Tumini',
  'Parjo',
];
const MIDDLE = [
  'Rahayu',
  'Widodo',
  'Lestari',
  'Santoso',
  'Handayani',
  'Raharjo',
  'Astuti',
  'Wibowo',
  'Mulyani',
  'Utomo',
];
const FAMILY = ['Contoh', 'Rekaan', 'Teladan'];
const DAYS = 61;
const BLOCK = 40;
/** Payments at once: as many as are written in one statement. */
const AT_ONCE = 40;

type Form = { kind: string; class: string; areaM2: number };

/** First the kiosks at the street, then covered stalls, then places under the sky. */
function formOf(share: number, random: Random): Form {
  if (share < 0.2)
    return { kind: 'kios', class: share < 0.08 ? 'A' : 'B', areaM2: Math.round(random.between(6, 17)) };
  if (share < 0.75)
    return { kind: 'los', class: share < 0.4 ? 'A' : 'B', areaM2: Math.round(random.between(2, 9)) };
  return { kind: 'pelataran', class: 'C', areaM2: 2 };
}

const LAW = 'Perda (rekaan) Nomor 4 Tahun 2024';
const tariffs = (month: string) =>
  [
    { kind: 'los', class: 'A', period: 'daily', unit: 'm2', amount: 500, since: '2024-01-01', article: 12 },
    { kind: 'los', class: 'A', period: 'daily', unit: 'm2', amount: 600, since: month, article: 12 },
    { kind: 'los', class: 'B', period: 'daily', unit: 'm2', amount: 400, since: '2024-01-01', article: 12 },
    {
      kind: 'pelataran',
      class: 'C',
      period: 'daily',
      unit: 'stall',
      amount: 2000,
      since: '2024-01-01',
      article: 13,
    },
    {
      kind: 'kios',
      class: 'A',
      period: 'monthly',
      unit: 'm2',
      amount: 9000,
      since: '2024-01-01',
      article: 11,
    },
    {
      kind: 'kios',
      class: 'B',
      period: 'monthly',
      unit: 'm2',
      amount: 7000,
      since: '2024-01-01',
      article: 11,
    },
  ] as const;
const WHAT = {
  ...{ id: 'Retribusi pelayanan pasar', en: 'Market service levy' },
  ...{ jv: 'Retribusi palayanan peken', zh: '市场服务规费' },
};

function rowsOf(count: number, offset: number, random: Random) {
  return Array.from({ length: count }, (_, at) => {
    const name = [GIVEN, MIDDLE, FAMILY].map((list) => random.pick(list)).join(' ');
    // 0812-0000-xxxx is given to nobody here.
    const phone = `+628120000${String(1000 + ((offset + at) % 9000))}`;
    return {
      ...{ line: at + 1, ...formOf(at / count, random), since: '2025-01-01' },
      ...{ block: String.fromCharCode(65 + Math.floor(at / BLOCK)), number: String((at % BLOCK) + 1) },
      trader: random.chance(0.94) ? { name, phone: random.chance(0.8) ? phone : null } : null,
    };
  });
}

/** About what a stall costs in a day, for how much is brought along to pay. */
function perDay({ kind, areaM2 }: Form): number {
  if (kind === 'kios') return Math.round((areaM2 * 8000) / 30);
  return kind === 'los' ? areaM2 * 500 : 2000;
}

/** How many days of these two months somebody has paid: most nearly all, some half, a few none. */
function paidDays(random: Random): number {
  const fate = random.next();
  if (fate < 0.62) return DAYS - Math.floor(random.between(0, 7));
  if (fate < 0.82) return DAYS - Math.floor(random.between(4, 20));
  return fate < 0.93 ? Math.floor(random.between(15, 40)) : 0;
}

/** Only where there is none. Cash that the treasurer of the agency has counted long ago. */
export async function giveMarkets(city: City, random: Random, signal: AbortSignal): Promise<number> {
  const ctx = systemContext(city, 'demo.markets');
  if (!(await agencies(city)).find(AGENCY) || (await hasMarkets(city))) return 0;
  const today = localDate(ctx.now, city.zone);
  for (const { article, ...tariff } of tariffs(`${today.slice(0, 7)}-01`)) {
    const law = `${LAW} Pasal ${article}`;
    await setTariff(ctx, { ...tariff, what: WHAT, article: { id: law, en: law, jv: law, zh: law } });
  }
  let made = 0;
  for (const { id, title, stalls } of MARKETS) {
    if (signal.aborted) return made;
    await openMarket(ctx, { id, title, agency: AGENCY, area: null, openedOn: '2025-01-01' });
    const target = { market: id, since: `${today.slice(0, 4)}-01-01`, amount: stalls * 900_000 };
    await setTarget(ctx, target);
    const rows = rowsOf(stalls, made, random);
    const added = await change(ctx, (tx) => addMany(ctx, tx, id, rows));
    const days = Array.from({ length: DAYS }, (_, at) => dateOfDay(dayNumber(today) - DAYS + 1 + at));
    for (const day of days) {
      if (signal.aborted) return made;
      if (day.endsWith('-01') || day === days[0]) await runBills(ctx, { market: id, period: 'monthly', day });
      await runBills(ctx, { market: id, period: 'daily', day });
    }
    await pay(city, random, signal, {
      today,
      holders: added.stalls.flatMap(({ trader }, at) =>
        trader ? [{ trader, daily: perDay(rows[at] as Form) }] : [],
      ),
    });
    made += stalls;
  }
  return made;
}

async function pay(
  city: City,
  random: Random,
  signal: AbortSignal,
  { today, holders }: { today: string; holders: { trader: string; daily: number }[] },
): Promise<void> {
  const ctx = systemContext(city, 'demo.markets');
  const debtors = await debtorsOf(
    city.db,
    'levies',
    holders.map(({ trader }) => trader),
  );
  const wishes = holders.flatMap(({ daily }, at) => {
    const paid = paidDays(random);
    // Each in a rhythm of his own.
    const [first, second] = [Math.floor(random.between(8, 30)), Math.floor(random.between(34, 54))];
    const parts = [
      Math.min(paid, first),
      Math.min(Math.max(paid - first, 0), second - first),
      Math.max(paid - second, 0),
    ];
    let until = 0;
    return parts.flatMap((days) => {
      until += days;
      if (days === 0) return [];
      const day = dayNumber(today) - DAYS + until;
      const paidAt = new Date(localDay(day, city.zone)[0] + Math.floor(random.between(7, 13) * 3_600_000));
      const now = ctx.now.getTime() - 60_000;
      return [
        {
          debtor: debtors[at] as number,
          amount: daily * days,
          paidAt: new Date(Math.min(paidAt.getTime(), now)),
        },
      ];
    });
  });
  wishes.sort((a, b) => a.paidAt.getTime() - b.paidAt.getTime());
  for (let at = 0; at < wishes.length && !signal.aborted; at += AT_ONCE)
    await Promise.all(
      wishes.slice(at, at + AT_ONCE).map(({ debtor, amount, paidAt }) => {
        const id = randomUUID();
        const till = `till-${AGENCY}`;
        return receive(ctx, {
          ...{ id, amount, paidAt, channel: `cash/${till}`, reference: id, to: { debtor }, taker: till },
        });
      }),
    );
}
