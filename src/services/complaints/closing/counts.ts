/** Keeps the public figures: a reader of the feed for what happens, a job for what was there before. */
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import type { Runner } from '../../../platform/db/database.ts';
import type { FeedEvent } from '../../../platform/events/hub.ts';
import type { Subscriber } from '../../../platform/events/subscriber.ts';
import type { Job } from '../../../platform/jobs/runner.ts';
import { marksOf, monthOf } from '../rules/counting.ts';
import * as store from './store-counts.ts';

/** Takes out what a case had counted as and puts in what it counts as now. `ids` without a row are gone. */
async function count(
  tx: Runner,
  city: City,
  rows: readonly store.SourceRow[],
  ids: readonly number[],
): Promise<void> {
  const before = new Map((await store.countedOf(tx, ids)).map((row) => [row.case_id, row]));
  const sums = new Map<string, store.FigureDelta>();
  const add = (agency: string, category: string, mark: string, n: number) => {
    const key = `${agency}|${category}|${mark}`;
    const [month = '', what = '', value = '0'] = mark.split('|');
    const sum = sums.get(key);
    if (sum) sum.n += n;
    else sums.set(key, { month, agency, category, what, value: Number(value), n });
  };
  const takeOut = (id: number) => {
    const old = before.get(id);
    for (const mark of old?.marks ?? []) add(old?.agency ?? '', old?.category ?? '', mark, -1);
  };
  const now = rows.map((row): store.CountedRow => {
    takeOut(row.id);
    const { id, kind: category, reopened } = row;
    const agency = row.agency ?? '';
    const marks = marksOf(row, city.zone);
    for (const mark of marks) add(agency, category, mark, 1);
    // What was opened again stays in the month and with the agency where it happened.
    const again = reopened - (before.get(id)?.reopened ?? 0);
    if (again > 0) add(agency, category, `${monthOf(row.clock_start, city.zone)}|reopened|0`, again);
    return { case_id: id, marks, agency, category, reopened };
  });
  const there = new Set(rows.map(({ id }) => id));
  const gone = ids.filter((id) => !there.has(id) && before.has(id));
  gone.forEach(takeOut);
  await store.writeCounted(tx, now, gone);
  await store.addFigures(
    tx,
    [...sums.values()].filter(({ n }) => n !== 0),
  );
}

export const counter: Subscriber = {
  name: 'complaints.figures',
  types: ['complaints.complaint', 'complaints.import'],
  async on(events: readonly FeedEvent[], tx: Runner, city: City) {
    const codes = new Set<string>();
    for (const { type, subject } of events)
      if (type.startsWith('complaints.import.')) await store.addTodo(tx);
      else codes.add(subject);
    if (codes.size === 0) return;
    await store.lockCounts(tx);
    const rows = await store.sourceByCode(tx, [...codes]);
    await count(
      tx,
      city,
      rows,
      rows.map(({ id }) => id),
    );
  },
};

const BATCH = 2000;

/** Does the next piece of a walk over all cases; false when nothing is to be done. */
export async function countSome(city: City, batch = BATCH): Promise<boolean> {
  return change(systemContext(city, 'complaints.count'), async (tx) => {
    const todo = await store.takeTodo(tx);
    if (!todo) return false;
    await store.lockCounts(tx);
    const { rows, ids, last } = await store.sourceBelow(tx, todo.below, batch);
    await count(tx, city, rows, ids);
    await store.moveTodo(tx, todo.id, last);
    return true;
  });
}

export const countJob: Job = {
  task: 'complaints.count',
  cron: '* * * * *',
  async run(_payload, city) {
    while (await countSome(city));
  },
};
