/** Lengths of the promises, for administrators: every version with its date and the sentence it rests on. */
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { say } from '../../../shared/languages.ts';
import { localDate } from '../../../shared/time.ts';
import type { ClockChange, ClocksView, ClockView } from '../rules/routing-contract.ts';
import { stampOf } from '../stamp.ts';
import { type ClockRow, readSettings } from '../store-settings.ts';
import { lockClock, writeClock } from './store-rules.ts';

function viewOf(ctx: Context, id: string, versions: ClockRow[]): ClockView {
  const title = versions.findLast((one) => one.title)?.title;
  return {
    id,
    name: title ? say(title, ctx.language) : id,
    kind: (versions.at(-1)?.kind ?? 'step') as ClockView['kind'],
    stamp: stampOf(versions),
    versions: versions.map(({ from, days, unit, source, why, fromPack }) => ({
      from,
      days,
      unit: unit as 'days',
      source: why ? say(why, ctx.language) : source,
      fromPack,
    })),
  };
}

export async function clocks(ctx: Context): Promise<ClocksView> {
  const { clocks: rows } = await readSettings(ctx.city);
  const order = ['step', 'completion', 'silence'];
  const list = [...Map.groupBy(rows, ({ id }) => id)].map(([id, versions]) => viewOf(ctx, id, versions));
  list.sort(
    (a, b) =>
      order.indexOf(a.kind) - order.indexOf(b.kind) ||
      (a.versions.at(-1)?.days ?? 0) - (b.versions.at(-1)?.days ?? 0),
  );
  return { today: localDate(ctx.now, ctx.city.zone), clocks: list };
}

/**
 * Another length of a promise from today or a later day; reports that began before keep theirs. 404 for an unknown
 * promise, 409 when it is no longer as the caller saw it.
 */
export async function changeClock(
  ctx: Context,
  id: string,
  given: ClockChange,
): Promise<{ id: string; from: string }> {
  const today = localDate(ctx.now, ctx.city.zone);
  const from = given.from ?? today;
  if (from < today) throw fieldProblem('from', 'before-today');
  return change(ctx, async (tx) => {
    const versions = await lockClock(tx, id);
    const last = versions.findLast((one) => one.from <= from) ?? versions[0];
    if (!last) throw new Problem(404, 'platform.not-found');
    if (given.seen !== stampOf(versions)) throw new Problem(409, 'platform.conflict');
    const { days, unit } = given;
    await writeClock(tx, { ...last, from, days, unit, source: given.source.trim() });
    tx.audit({
      action: 'complaints.clock.changed',
      subject: id,
      before: { from: last.from, days: last.days, unit: last.unit, source: last.source },
      after: { from, days, unit, source: given.source.trim() },
    });
    tx.emit({ type: 'complaints.settings.changed', subject: id, payload: {} });
    return { id, from };
  });
}
