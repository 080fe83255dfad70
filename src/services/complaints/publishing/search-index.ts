/** Keeps the search index: a reader of the feed for what happens, a job for what was there before. */
import { change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import type { Runner } from '../../../platform/db/database.ts';
import type { FeedEvent } from '../../../platform/events/hub.ts';
import type { Subscriber } from '../../../platform/events/subscriber.ts';
import type { Job } from '../../../platform/jobs/runner.ts';
import { say } from '../../../shared/languages.ts';
import { type Settings, settingsOf } from '../settings.ts';
import { publicText } from '../trust/public-face.ts';
import { withoutNumbers } from '../trust/rules/numbers.ts';
import { termsOf } from './rules/terms.ts';
import * as store from './store-search.ts';

function rowsFor(sources: readonly store.SourceRow[], settings: Settings, zone: string): store.IndexRow[] {
  return sources
    .filter(({ visibility }) => visibility !== 'hidden')
    .map((one) => {
      const category = settings.category(one.kind);
      const texts = [
        one.title,
        publicText(one),
        one.visibility === 'public' && one.place ? withoutNumbers(one.place) : null,
        category ? say(category.title, 'id') : null,
      ];
      const { id, kind, agency, area, open } = one;
      return { id, ...termsOf({ id, kind, agency, area, open, openedAt: one.opened_at, texts }, zone) };
    });
}

async function renew(tx: Runner, city: City, sources: readonly store.SourceRow[]): Promise<void> {
  await store.writeIndex(tx, rowsFor(sources, await settingsOf(city), city.zone));
  const hidden = sources.filter(({ visibility }) => visibility === 'hidden');
  await store.dropFromIndex(
    tx,
    hidden.map(({ id }) => id),
  );
}

/** Whatever happens to a case, its row is made anew from the case as it is now. */
export const searchIndexer: Subscriber = {
  name: 'complaints.search',
  types: ['complaints.complaint', 'complaints.import.finished'],
  async on(events: readonly FeedEvent[], tx: Runner, city: City) {
    const codes = new Set<string>();
    for (const { type, subject } of events)
      if (type === 'complaints.import.finished') await store.addTodo(tx);
      else codes.add(subject);
    if (codes.size > 0) await renew(tx, city, await store.sourceByCode(tx, [...codes]));
  },
};

const BATCH = 1000;

/** Does the next piece of a walk over all cases; false when nothing is to be done. */
export async function fillSome(city: City, batch = BATCH): Promise<boolean> {
  return change(systemContext(city, 'complaints.search-fill'), async (tx) => {
    const todo = await store.takeTodo(tx);
    if (!todo) return false;
    const { rows, last } = await store.sourceBelow(tx, todo.below, batch);
    await renew(tx, city, rows);
    if (last === null) await store.endTodo(tx, todo.id);
    else await store.moveTodo(tx, todo.id, last);
    return true;
  });
}

export const searchJob: Job = {
  task: 'complaints.search-fill',
  cron: '* * * * *',
  async run(_payload, city) {
    while (await fillSome(city));
  },
};
