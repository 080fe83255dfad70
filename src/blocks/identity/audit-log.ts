/** Reads the audit log: a page, or all that fits from the newest on; every entry with the words for it. */
import type { Context } from '../../platform/context.ts';
import { dayNumber, localDay } from '../../shared/zone.ts';
import { type AuditInWords, inWords } from './audit-in-words.ts';
import { type AuditFilter, type AuditRow, countAudit, listAudit } from './store-audit.ts';

export type AuditLine = AuditRow & { words: AuditInWords };

/** `fromDay` and `toDay` are dates of the city's calendar, both included; `from` and `to` are instants. */
export type AuditWish = AuditFilter & { fromDay?: string | undefined; toDay?: string | undefined };

const BATCH = 500;

/** The filter with days turned into instants: the narrower of both counts. */
function filterOf(ctx: Context, { fromDay, toDay, ...filter }: AuditWish): AuditFilter {
  const { from, to } = filter;
  const begins = [from, fromDay && localDay(dayNumber(fromDay), ctx.city.zone)[0]];
  const ends = [to, toDay && localDay(dayNumber(toDay), ctx.city.zone)[1]];
  return { ...filter, from: edge(begins, Math.max), to: edge(ends, Math.min) };
}

type Edge = Date | number | '' | undefined;

function edge(given: readonly Edge[], narrower: (...times: number[]) => number): Date | undefined {
  const times = given.flatMap((one) => (one === undefined || one === '' ? [] : [Number(one)]));
  return times.length > 0 ? new Date(narrower(...times)) : undefined;
}

/** One page, newest first. */
export async function readAudit(ctx: Context, wish: AuditWish, limit: number): Promise<AuditLine[]> {
  const rows = await listAudit(ctx.city.db, filterOf(ctx, wish), limit);
  const words = await inWords(ctx, rows);
  return rows.map((row, at) => ({ ...row, words: words[at] as AuditInWords }));
}

/** How many entries fit, counted no further than `most`. */
export function countEntries(ctx: Context, wish: AuditWish, most: number): Promise<number> {
  return countAudit(ctx.city.db, filterOf(ctx, wish), most);
}

/** Page after page, newest first, at most `most` entries: what a file is written from. */
export async function* allAudit(ctx: Context, wish: AuditWish, most: number): AsyncGenerator<AuditLine[]> {
  let { before } = wish;
  for (let left = most; left > 0; ) {
    const page = await readAudit(ctx, { ...wish, before }, Math.min(BATCH, left));
    if (page.length === 0) return;
    yield page;
    left -= page.length;
    before = page.at(-1)?.id;
  }
}
