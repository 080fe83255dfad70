/** A year of daily bills for every trader of a large city, and then what one of them reads at his stall. */
import type { City } from '../../src/platform/city.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { progressBar } from '../../src/platform/terminal/progress-bar.ts';
import { issueSpan, runsOfSpan } from '../../src/services/levies/issuing.ts';
import { localDate } from '../../src/shared/time.ts';
import { dateOfDay, dayNumber } from '../../src/shared/zone.ts';
import { openBeside } from '../kit/city.ts';
import { fillMarkets } from '../kit/fill-markets.ts';
import { onFreshServer } from '../kit/fresh-server.ts';
import { round } from '../kit/numbers.ts';
import { below, type Figure, type Part, plain } from '../kit/part.ts';
import type { ServerInfo } from '../kit/server.ts';
import { settled } from '../kit/settled.ts';
import { load } from './million.ts';

/** Magelang alone counts fewer; this is the largest that we promise. A first look may take fewer days. */
const TRADERS = Number(process.env.PENDOPO_BENCH_TRADERS ?? 14_000);
const DAYS = Number(process.env.PENDOPO_BENCH_DAYS ?? 365);
const LIMIT_S = 600;
const BALANCE_MS = 20;
const ASKED = 3000;

async function issueYear(city: City, say: (line: string) => void) {
  const last = dayNumber(localDate(city.now(), city.zone));
  const from = dateOfDay(last - DAYS + 1);
  const codes = await fillMarkets(city, TRADERS, from);
  const runs = await runsOfSpan(city, { from, to: dateOfDay(last) });
  const bar = progressBar(DAYS * TRADERS, 'Issuing bills');
  const began = performance.now();
  await issueSpan(city, runs, ({ bills }) => bar.advance(bills));
  const seconds = (performance.now() - began) / 1000;
  bar.end();
  const { bills } = await city.db.one<{ bills: number }>(
    sql`select count(*)::int as bills from payments.bill`,
  );
  if (bills !== DAYS * TRADERS) throw new Error(`${bills} bills, ${DAYS * TRADERS} were to come`);
  say(`${bills.toLocaleString('en')} bills in ${round(seconds, 0)} s`);
  return { codes, bills, seconds };
}

async function measure(dataDir: string, info: ServerInfo, say: (line: string) => void): Promise<Figure[]> {
  const record = { ...info.floorRecord, database: info.floorRecord.database.replace(/_floor$/, '') };
  const { city, close } = await openBeside(dataDir, info.adminUrl, record);
  const { codes, bills, seconds } = await issueYear(city, say);
  await close();
  await settled(info.adminUrl, record.database);
  const step = Math.max(1, Math.floor(codes.length / ASKED));
  const asked = codes.filter((_, at) => at % step === 0);
  const balance = await load(
    info,
    asked.map((code) => `/api/levies/stalls/${code}`),
  );
  const page = await load(
    info,
    asked.map((code) => `/api/levies/stalls/${code}?most=400`),
  );
  return [
    below(
      `${bills.toLocaleString('en')} bills of ${TRADERS.toLocaleString('en')} traders issued`,
      round(seconds, 0),
      LIMIT_S,
      's',
      `${Math.round(bills / seconds)}/s`,
    ),
    below(
      "a trader's page (sum, oldest 31 bills with their grounds, ways to pay), 20 clients that never rest, p95",
      balance.latency.p95,
      BALANCE_MS,
      'ms',
      `${balance.perSecond}/s`,
    ),
    plain('with all open bills, p95', page.latency.p95, 'ms', `${page.perSecond}/s, ${page.bytes} bytes`),
  ];
}

export const leviesYear: Part = {
  title: `${TRADERS.toLocaleString('en')} traders, ${DAYS} days of bills, none of them paid`,
  run: (say) => onFreshServer({ floor: false }, (info, dataDir) => measure(dataDir, info, say)),
};
