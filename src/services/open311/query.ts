/** Reads what a client asks of the list of requests; everything it may get wrong is named. */
import type { Context } from '../../platform/context.ts';
import { fieldProblem, Problem } from '../../shared/errors.ts';

/** The query string as it came; nothing in it has been looked at. */
export type Query = Record<string, string | undefined>;

export type Asked = {
  codes: string[] | undefined;
  categories: string[] | undefined;
  from: Date | undefined;
  until: Date | undefined;
  open: boolean | undefined;
};

const DAY = 86_400_000;
/** GeoReport v2, GET Service Requests: the span may be limited to 90 days and 1000 requests, whichever is less. */
const MOST_DAYS = 90;
export const MOST_ROWS = 1000;
const INSTANT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

function instant(name: string, text: string | undefined): Date | undefined {
  if (!text) return undefined;
  // A plus in a query string arrives as a space.
  const given = text.trim().replace(/ (\d{2}:?\d{2})$/, '+$1');
  const time = INSTANT.test(given)
    ? Date.parse(/[Zz]$|[+-]\d{2}:?\d{2}$/.test(given) || given.length === 10 ? given : `${given}Z`)
    : Number.NaN;
  if (Number.isNaN(time)) throw fieldProblem(name, 'w3-time');
  return new Date(time);
}

function words(text: string | undefined): string[] | undefined {
  const list = text
    ?.split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return list && list.length > 0 ? list.slice(0, MOST_ROWS) : undefined;
}

/** The question as the specification means it: ids override all else; no dates = the last 90 days. */
export function readAsked(query: Query, now: Date): Asked {
  const codes = words(query.service_request_id);
  if (codes) return { codes, categories: undefined, from: undefined, until: undefined, open: undefined };
  const { status } = query;
  const states = words(status) ?? [];
  if (states.some((one) => one !== 'open' && one !== 'closed'))
    throw fieldProblem('status', 'open-or-closed');
  const until = instant('end_date', query.end_date);
  let from = instant('start_date', query.start_date);
  if (from && until && from > until) throw fieldProblem('end_date', 'before-start');
  const last = until ?? (from ? new Date(Math.min(now.getTime(), from.getTime() + MOST_DAYS * DAY)) : now);
  const earliest = new Date(last.getTime() - MOST_DAYS * DAY);
  if (!from || from < earliest) from = from && !until ? from : earliest;
  const both = states.length === 0 || new Set(states).size === 2;
  return {
    codes,
    categories: words(query.service_code),
    from,
    until: last,
    open: both ? undefined : states[0] === 'open',
  };
}

/** One address speaks for one city: a client that asks for another is told so (GeoReport v2, `jurisdiction_id`). */
export function checkJurisdiction({ city }: Context, given: string | undefined): void {
  const known = [city.slug, ...city.hosts];
  if (given && !known.includes(given.toLowerCase()))
    throw new Problem(404, 'open311.no-jurisdiction', { id: given });
}
