/** The exchange itself: reads what changed over there, makes cases of it, and tells where they stand, each once. */
import { createHash } from 'node:crypto';
import { VISITOR } from '../../platform/actor.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { open, seal } from '../../platform/crypt.ts';
import { storedAnswer } from '../../platform/http/idempotency.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { publicRequests, type Received, receive, standings, UNSORTED } from '../complaints/api.ts';
import type { Sp4nClient, TheirReport } from './client.ts';
import { Sp4nError } from './client.ts';
import { categoryFor, isEnd, settle } from './pair.ts';
import * as store from './store.ts';
import { wire } from './wire.ts';

const PAGE = 100;
const MOST_PAGES = 50;
const AT_ONCE = 200;
const MOST_TRIES = 8;
const MINUTE = 60_000;
/** A round ends after this, so that other jobs get their turn; what is left comes a minute later. */
const ROUND = MINUTE;
/** Until what was met by an outage is tried again; everything else that is due goes before it. */
const AWAY = 5 * MINUTE;

/** Their service breaks on one report alone for so long: also where no other report tells the two apart. */
const BROKEN_ENOUGH = 7 * 24 * 60 * MINUTE;

/** Their whole service, not one report: nobody answers, our token is refused, it asks us to wait, or it is broken. */
const isAway = ({ code }: Sp4nError) => code !== 'wrong' && code !== 'gone';

const context = (city: City) => systemContext(city, 'sp4n.exchange');

/**
 * Reads their list from where it was read last; the cursor moves together with what was kept. Returns how many were
 * new, or undefined when their service is away.
 */
export async function poll(city: City, client: Sp4nClient): Promise<number | undefined> {
  let fresh = 0;
  const ctx = context(city);
  for (let page = 0; page < MOST_PAGES; page++) {
    const cursor = (await store.readCursor(city.db))?.value ?? '';
    let read: Awaited<ReturnType<Sp4nClient['changes']>>;
    try {
      read = await client.changes(cursor, PAGE);
    } catch (error) {
      const problem = error instanceof Sp4nError ? error.code : 'broken';
      await city.db.transaction((tx) => store.notePollFailed(tx, problem));
      if (!(error instanceof Sp4nError)) throw error;
      return isAway(error) ? undefined : fresh;
    }
    await change(ctx, async (tx) => {
      let kept = 0;
      for (const one of read.reports) {
        const body = seal(city, JSON.stringify(one));
        const { tracking, revision, state } = one;
        if (await store.keepReport(tx, { tracking, revision, state, body, now: city.now() })) kept += 1;
      }
      for (const tracking of read.unreadable)
        if (await store.keepUnreadable(tx, tracking, city.now()))
          tx.audit({ action: 'sp4n.report.failed', subject: tracking, after: { problem: 'wrong' } });
      await store.moveCursor(tx, read.next, city.now());
      if (kept > 0) tx.audit({ action: 'sp4n.list.read', subject: 'sp4n', after: { reports: kept } });
      fresh += kept;
    });
    if (read.reports.length + read.unreadable.length === 0 || read.next === cursor) break;
  }
  return fresh;
}

/** Makes the case, or finds the one that a killed process made: the key of the tracking id lets it be made once. */
async function fileCase(city: City, report: TheirReport): Promise<string> {
  const key = `sp4n:${report.tracking}`;
  const ctx: Context = {
    ...context(city),
    actor: VISITOR,
    idempotency: { key, fingerprint: key, status: 201, done: false },
  };
  const before = async () =>
    (await storedAnswer(city, [key], key))?.answer as Pick<Received, 'code'> | undefined;
  const known = await before();
  if (known) return known.code;
  const words = [report.title, report.description].filter(Boolean).join('. ');
  const secret = report.privacy === 'secret';
  const day = localDate(city.now(), city.zone);
  // What was told in secret waits where the public sees nothing, until an officer has read it.
  const category = secret ? UNSORTED : (categoryFor(wire(), report.category, day) ?? UNSORTED);
  const [west, south, east, north] = city.bbox;
  const { point } = report;
  const inside = point && point.lng >= west && point.lng <= east && point.lat >= south && point.lat <= north;
  const name = report.name && report.name.length >= 2 ? report.name.slice(0, 100) : undefined;
  const given = {
    description: `${words}\n(SP4N-LAPOR! ${report.tracking})`.slice(0, 4000),
    category,
    ...(inside ? { location: point } : {}),
    ...(report.place ? { place: report.place.slice(0, 200) } : {}),
    ...(name ? { reporter: { name }, ...(secret ? { confidential: true } : {}) } : { anonymous: true }),
  };
  const door = { channel: 'sp4n', placeInWords: true, answers: true, source: report.tracking };
  const taken = (wish: typeof given) => receive(ctx, wish, door);
  try {
    return (await taken(given)).code;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.code === 'platform.replayed') {
      const answer = await before();
      if (answer) return answer.code;
    }
    // A category that this city has not, or a place that lies in nobody's ward: the desk sorts it.
    if (error.status === 422) {
      const { location: _place, ...rest } = given;
      return (await taken({ ...rest, category: UNSORTED })).code;
    }
    throw error;
  }
}

const hash = (text: string) => createHash('sha256').update(text).digest('base64url');

async function fetchAgain(ctx: Context, client: Sp4nClient, tracking: string): Promise<TheirReport> {
  const report = await client.report(tracking);
  const { revision, state } = report;
  const body = seal(ctx.city, JSON.stringify(report));
  await ctx.city.db.transaction((tx) => store.setReport(tx, { tracking, revision, state, body }));
  return report;
}

/** Brings one pair together: the case is made if there is none, and they are told what they do not know yet. */
export async function workOn(city: City, client: Sp4nClient, tracking: string): Promise<void> {
  const ctx = context(city);
  let link = await store.linkOf(city.db, tracking);
  if (!link) return;
  const mark = await store.marksOf(city.db, tracking);
  if (!link.code) {
    // What could not be read came without its words: a person wants it tried again, so it is fetched.
    const report = link.report
      ? (JSON.parse(open(city, link.report)) as TheirReport)
      : await fetchAgain(ctx, client, tracking);
    const code = await fileCase(city, report);
    await change(ctx, async (tx) => {
      await store.setCode(tx, tracking, code);
      tx.audit({ action: 'sp4n.report.linked', subject: code, after: { tracking } });
    });
    link = { ...((await store.linkOf(city.db, tracking)) ?? link), code };
  }
  const code = link.code as string;
  const standing = (await standings(ctx, [code])).get(code);
  if (!standing) throw new Problem(404, 'sp4n.case-gone');
  const { tell, conflict } = settle(wire(), { theirs: link.theirs, ours: standing.state });
  const [shown] = standing.public ? await publicRequests(ctx, { codes: [code], limit: 1 }) : [];
  const note = shown?.note ?? null;
  // The words go before the state: after its end a report takes no words.
  if (note && hash(note) !== link.said && !isEnd(wire(), link.theirs)) {
    await client.sendAnswer(tracking, note, `${tracking}:${hash(note)}`);
    await change(ctx, async (tx) => {
      await store.setSaid(tx, tracking, hash(note));
      tx.audit({ action: 'sp4n.answer.sent', subject: code, after: { tracking } });
    });
  }
  if (tell) {
    await client.sendState(tracking, tell, `${tracking}:${tell}:${mark}:${link.revision}`);
    await change(ctx, async (tx) => {
      await store.setSent(tx, tracking, tell);
      tx.audit({ action: 'sp4n.state.sent', subject: code, after: { tracking, state: tell } });
    });
  }
  await change(ctx, async (tx) => {
    await store.settleLink(tx, link, mark, conflict);
    if (conflict && !link.conflict)
      tx.audit({ action: 'sp4n.report.conflicted', subject: code, after: { tracking, state: link.theirs } });
  });
}

/** Minutes until the next try: 1, 2, 4 … at most six hours. */
const backoff = (tries: number) => Math.min(360, 2 ** tries) * MINUTE;

/**
 * Does their service break on this report alone? It does if it took another one since it broke on this first, or if
 * that has gone on for a week. Otherwise it may be an outage.
 */
async function isItsOwnFault(city: City, tracking: string): Promise<boolean> {
  const since = (await store.linkOf(city.db, tracking))?.broken_since;
  if (!since) return false;
  const taken = (await store.readCursor(city.db))?.taken_at;
  return (taken && taken > since) || city.now().getTime() - since.getTime() > BROKEN_ENOUGH;
}

/** Counts a try; after the last one a person is needed. */
async function countTry(city: City, tracking: string, problem: string): Promise<void> {
  const tries = ((await store.linkOf(city.db, tracking))?.tries ?? 0) + 1;
  city.log.warn({ tracking, tries, problem }, 'a report could not be exchanged');
  const failed = tries >= MOST_TRIES;
  const next = new Date(city.now().getTime() + backoff(tries - 1));
  await change(context(city), async (tx) => {
    await store.failLink(tx, tracking, { problem, next, failed });
    if (failed) tx.audit({ action: 'sp4n.report.failed', subject: tracking, after: { problem } });
  });
}

/**
 * Works on everything that is due; one that fails holds up no other. When their service is away the rest waits for
 * another round, and no try is counted: nobody has to mend an outage by hand. Returns how many went well.
 */
export async function workOnDue(city: City, client: Sp4nClient): Promise<number> {
  let done = 0;
  const end = city.now().getTime() + ROUND;
  for (const tracking of await store.dueLinks(city.db, city.now(), AT_ONCE)) {
    if (city.now().getTime() > end) break;
    try {
      await workOn(city, client, tracking);
      await city.db.transaction((tx) => store.noteTaken(tx, city.now()));
      done += 1;
    } catch (error) {
      const problem =
        error instanceof Sp4nError ? error.code : error instanceof Problem ? error.code : 'broken';
      const away = error instanceof Sp4nError && isAway(error);
      if (!away || (problem === 'broken' && (await isItsOwnFault(city, tracking)))) {
        await countTry(city, tracking, problem);
        continue;
      }
      city.log.warn({ tracking, problem }, 'SP4N is away: the round ends here');
      const now = city.now();
      const next = new Date(now.getTime() + AWAY);
      await city.db.transaction((tx) => store.postponeLink(tx, tracking, { problem, now, next }));
      break;
    }
  }
  return done;
}

/** One round: reads and works. Nothing is done while another one is at it, here or in another process. */
export async function exchange(city: City, client: Sp4nClient): Promise<'done' | 'away' | 'busy'> {
  return city.db.transaction(async (tx) => {
    if (!(await store.holdRound(tx))) return 'busy';
    if ((await poll(city, client)) === undefined) return 'away';
    await workOnDue(city, client);
    return 'done';
  });
}
