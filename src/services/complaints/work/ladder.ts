/** The ladder in force, and climbing it: each rung once per promise, to people by name, whatever is killed when. */
import { addEntry, type CaseRow, lockCase } from '../../../blocks/cases/api.ts';
import { agencies, calendar } from '../../../blocks/directory/api.ts';
import { inForce } from '../../../blocks/packs/api.ts';
import { type Change, change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { type Context, systemContext } from '../../../platform/context.ts';
import type { Runner } from '../../../platform/db/database.ts';
import type { FeedEvent } from '../../../platform/events/hub.ts';
import type { Subscriber } from '../../../platform/events/subscriber.ts';
import type { Calendar } from '../../../shared/working-time.ts';
import { complaintEvent } from '../live.ts';
import { type RungInForce, rungsFor } from '../rules/ladder.ts';
import { isDeskCase, isTask } from '../rules/task.ts';
import { todayIn } from '../settings.ts';
import { peopleFor } from './ladder-people.ts';
import { walkLadder } from './ladder-walk.ts';
import * as store from './store-ladder.ts';
import { tellOfficers } from './tell-officers.ts';

/** Rungs that hold on a day: of each the newest version, unless the city ended it. */
export function rungsOn(rows: readonly store.RungRow[], day: string): RungInForce[] {
  return inForce(rows, day)
    .filter(({ endedOn }) => endedOn === null || endedOn > day)
    .map(({ id, data }) => ({ ...data, id }));
}

function ladderOf(city: City): Promise<RungInForce[]> {
  const today = todayIn(city);
  const read = async () => rungsOn(await store.rungRows(city.db), today);
  return city.cache.get('complaints.ladder', ['complaints.settings'], read, { stamp: today });
}

/** What was brought in from another system is long past: nobody is called for it. */
const watched = (row: CaseRow) => row.open && row.id >= 0 && isDeskCase(row);

/** When to look at a case next: at its next rung, whether or not it was climbed already. Null: at none. */
function nextLook(
  row: CaseRow,
  rungs: readonly RungInForce[],
  working: Calendar,
  after: Date | null,
): Date | null {
  if (!watched(row)) return null;
  const times = rungsFor(row, isTask(row), rungs, working).map(({ at }) => at);
  return times.find((at) => after === null || at > after) ?? null;
}

/** Notes, after anything happened to cases, when their ladder must be looked at. */
export const ladderWatch: Subscriber = {
  name: 'complaints.ladder-watch',
  types: ['complaints.complaint', 'complaints.task'],
  async on(events: readonly FeedEvent[], tx: Runner, city: City) {
    const [rungs, working] = await Promise.all([ladderOf(city), calendar(city)]);
    if (rungs.length === 0) return;
    const rows = await store.casesByCode(tx, [...new Set(events.map(({ subject }) => subject))]);
    await store.setWatches(
      tx,
      rows.map((row) => ({ id: row.id, at: nextLook(row, rungs, working, null) })),
    );
  },
};

type Reached = ReturnType<typeof rungsFor>[number];

async function climbOne(
  ctx: Context,
  tx: Change,
  row: CaseRow,
  { rung, promise }: Reached,
): Promise<boolean> {
  const dueAt = row.due_at;
  if (!dueAt) return false;
  const id = await store.insertEscalation(tx, {
    caseId: row.id,
    rung: rung.id,
    promise,
    round: row.clock_start,
    at: ctx.now,
    dueAt,
    step: rung.at,
  });
  if (id === undefined) return false;
  const { people, gaps } = await peopleFor(ctx, tx, row, rung.to);
  await store.nameEscalated(
    tx,
    id,
    people.map((one) => one.id),
    gaps,
  );
  const names = people.map(({ name }) => name);
  await addEntry(tx, {
    case_id: row.id,
    at: ctx.now,
    kind: 'escalated',
    visibility: 'internal',
    actor_kind: 'system',
    actor_id: null,
    agency: row.agency,
    text: null,
    files: [],
    data: { names, promise, step: rung.at, gaps },
  });
  tx.audit({
    action: 'complaints.complaint.escalated',
    subject: row.code,
    after: { rung: rung.id, promise, due: dueAt, officers: people.map((one) => one.id), gaps: gaps.length },
  });
  tx.emit(complaintEvent('escalated', row, row));
  await tellOfficers(
    tx,
    ctx,
    people.map((one) => one.id),
    {
      template:
        rung.at.percent === undefined ? 'complaints.notice.escalated' : 'complaints.notice.running-out',
      code: row.code,
      title: row.title,
      params: { agency: (await agencies(ctx.city)).find(row.agency ?? '')?.name.id ?? '' },
      once: `${row.code}:${rung.id}:${promise}:${row.clock_start.getTime()}`,
    },
  );
  return true;
}

async function look(ctx: Context, code: string): Promise<number> {
  const { city, now } = ctx;
  const [rungs, working] = await Promise.all([ladderOf(city), calendar(city)]);
  return change(ctx, async (tx) => {
    if (!(await store.takeWatch(tx, code, now))) return 0;
    const row = await lockCase(tx, code);
    let climbed = 0;
    if (watched(row))
      for (const reached of rungsFor(row, isTask(row), rungs, working))
        if (reached.at <= now && (await climbOne(ctx, tx, row, reached))) climbed += 1;
    await store.setWatches(tx, [{ id: row.id, at: nextLook(row, rungs, working, now) }]);
    return climbed;
  });
}

const BATCH = 500;
/** A new rung may call for many cases at once; the next minute goes on. */
const MOST_BATCHES = 10;

/** Climbs whatever is due, a case at a time, each in one transaction. Returns how many rungs were climbed. */
export async function climb(city: City): Promise<number> {
  const ctx = systemContext(city, 'complaints.climb');
  await walkLadder(ctx, await ladderOf(city));
  let climbed = 0;
  for (let batch = 0; batch < MOST_BATCHES; batch++) {
    const due = await store.watchesDue(city, ctx.now, BATCH);
    for (const { code } of due) climbed += await look(ctx, code);
    if (due.length < BATCH) break;
  }
  return climbed;
}
