/** The named few who may look at who reported in confidence; administrators appoint them, nobody appoints himself. */
import { agencies } from '../../../blocks/directory/api.ts';
import { officerNames } from '../../../blocks/identity/api.ts';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { say } from '../../../shared/languages.ts';
import { isDate } from '../../../shared/nik.ts';
import { officerOf } from '../officer.ts';
import type { Appoint, Confidants } from '../rules/trust-contract.ts';
import { todayIn } from '../settings.ts';
import * as store from './store-confidants.ts';

/** Everybody who was ever appointed, those in office first. */
export async function listConfidants(ctx: Context): Promise<Confidants> {
  const rows = await store.allConfidants(ctx.city.db);
  const [names, tree] = await Promise.all([
    officerNames(
      ctx.city,
      rows.flatMap(({ officer, appointed_by }) => [officer, appointed_by]),
    ),
    agencies(ctx.city),
  ]);
  const today = todayIn(ctx.city);
  const confidants = rows.map((row) => {
    const agency = row.agency ? tree.find(row.agency) : undefined;
    return {
      id: row.id,
      officer: { id: row.officer, name: names.get(row.officer) ?? '' },
      agency: row.agency
        ? { id: row.agency, name: agency ? say(agency.name, ctx.language) : row.agency }
        : null,
      from: row.valid_from,
      until: row.valid_until,
      appointedBy: names.get(row.appointed_by) ?? null,
      appointedAt: row.appointed_at.toISOString(),
      ended: row.ended_at !== null || (row.valid_until !== null && row.valid_until < today),
    };
  });
  return { confidants: confidants.sort((a, b) => Number(a.ended) - Number(b.ended)) };
}

/** Names an officer from today or a later day. 409 for oneself: two people must want it. */
export async function appoint(ctx: Context, given: Appoint): Promise<{ id: string }> {
  const me = officerOf(ctx).id;
  if (given.officer === me) throw new Problem(409, 'complaints.not-yourself');
  if (!isDate(given.from) || given.from < todayIn(ctx.city)) throw fieldProblem('from', 'before-today');
  if (given.until !== undefined && (!isDate(given.until) || given.until < given.from))
    throw fieldProblem('until', 'before-from');
  if (!(await officerNames(ctx.city, [given.officer])).has(given.officer))
    throw fieldProblem('officer', 'not-listed');
  if (given.agency && !(await agencies(ctx.city)).find(given.agency))
    throw fieldProblem('agency', 'unknown-agency');
  return change(ctx, async (tx) => {
    const { officer, agency, from, until } = given;
    const wanted = { officer, agency: agency ?? null, from, until: until ?? null };
    // Of two that say the same, ending one would leave the other in force.
    if (await store.isAppointed(tx, wanted)) throw fieldProblem('officer', 'appointed-already');
    const id = await store.insertConfidant(tx, { ...wanted, at: ctx.now, by: me });
    tx.audit({ action: 'complaints.confidant.appointed', subject: officer, after: { agency, from, until } });
    return { id };
  });
}

/** Ends an appointment at once. */
export async function dismiss(ctx: Context, id: string): Promise<undefined> {
  await change(ctx, async (tx) => {
    const officer = await store.endConfidant(tx, id, ctx.now, officerOf(ctx).id);
    if (!officer) throw new Problem(404, 'complaints.no-confidant');
    tx.audit({ action: 'complaints.confidant.ended', subject: officer });
  });
  return undefined;
}

/** May this officer look at who reported in confidence to this agency, today? */
export async function isConfidant(ctx: Context, agency: string | null): Promise<boolean> {
  const me = officerOf(ctx).id;
  if (!me) return false;
  const rows = await store.appointmentsOf(ctx.city.db, me, todayIn(ctx.city));
  if (rows.some((row) => row.agency === null)) return true;
  if (rows.length === 0 || agency === null) return false;
  const tree = await agencies(ctx.city);
  return rows.some((row) => row.agency !== null && tree.subtree(row.agency).has(agency));
}
