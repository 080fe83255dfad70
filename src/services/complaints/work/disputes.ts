/** Cases that agencies sent back and forth: the coordinator decides, and new facts may open the decision again. */
import { addEntry, closePause } from '../../../blocks/cases/api.ts';
import { agencies } from '../../../blocks/directory/api.ts';
import { allows, grantsFor } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { fieldProblem, Problem } from '../../../shared/errors.ts';
import { say } from '../../../shared/languages.ts';
import { localDate } from '../../../shared/time.ts';
import { perform } from '../act.ts';
import { officerOf } from '../officer.ts';
import type { Decide, NewFacts, Pairs } from '../rules/work-contract.ts';
import { headsOf, knownAgency, settlesFor, standsAbove } from './reach.ts';
import { flag } from './settle.ts';
import * as store from './store.ts';
import { tellOfficers } from './tell-officers.ts';

/** Says to which agency the case belongs, and why. It binds: no agency sends the case on without new facts. */
export async function decide(ctx: Context, code: string, given: Decide) {
  const officer = officerOf(ctx);
  const reason = given.reason.trim();
  if (reason.length < 5) throw fieldProblem('reason', 'minLength', { limit: 5 });
  const today = localDate(ctx.now, ctx.city.zone);
  if (!(await knownAgency(ctx.city, given.agency, today))) throw fieldProblem('agency', 'unknown-agency');
  const tree = await agencies(ctx.city);
  const data: Record<string, unknown> = { to: given.agency };
  return perform(ctx, code, given.version, {
    act: 'decide',
    done: 'decided',
    visibility: 'internal',
    text: reason,
    data,
    async apply(row, tx, state) {
      const dispute = await store.disputeOf(tx, row.id);
      if (!dispute || dispute.decided_at) throw new Problem(409, 'complaints.nothing-to-decide');
      const from = row.agency;
      if (from && !(settlesFor(ctx, tree, row) && standsAbove(ctx, row.area, from, given.agency)))
        throw new Problem(403, 'complaints.decides-above');
      await store.decideDispute(tx, dispute.id, {
        at: ctx.now,
        by: officer.id,
        agency: given.agency,
        reason,
      });
      data.from = from;
      const stays = from === given.agency;
      // Who has begun goes on; elsewhere it lies on the desk until somebody takes it.
      row.state = stays ? state : 'assigned';
      if (stays) return;
      row.agency = given.agency;
      row.assignee = null;
      await closePause(tx, row, ctx.now);
      await store.insertTransfer(tx, row.id, {
        at: ctx.now,
        from: from ?? given.agency,
        to: given.agency,
        fromAbove: true,
        by: officer.id,
        why: reason,
      });
      await addEntry(tx, {
        case_id: row.id,
        at: ctx.now,
        kind: 'assigned',
        visibility: 'public',
        actor_kind: 'officer',
        actor_id: officer.id,
        agency: given.agency,
        text: null,
        files: [],
        data: { from, to: given.agency },
      });
      tx.job({ task: 'complaints.tell', payload: { code, step: 'assigned', version: row.version + 1 } });
      await tellOfficers(tx, ctx, await headsOf(ctx.city, given.agency, row.area), {
        template: 'complaints.notice.decided',
        code,
        title: row.title,
        once: `${code}:${row.version}`,
      });
    },
  });
}

/** The agency to which a decision gave the case has learnt something new: the coordinator decides again. */
export async function newFacts(ctx: Context, code: string, given: NewFacts) {
  const facts = given.facts.trim();
  if (facts.length < 10) throw fieldProblem('facts', 'minLength', { limit: 10 });
  return perform(ctx, code, given.version, {
    act: 'new-facts',
    done: 'new-facts',
    visibility: 'internal',
    text: facts,
    async apply(row, tx) {
      const dispute = await store.disputeOf(tx, row.id);
      if (!dispute?.decided_at) throw new Problem(409, 'complaints.nothing-decided');
      await store.insertDispute(tx, row.id, 'new-facts', facts, ctx.now);
      await flag(ctx, tx, row, 'new-facts');
    },
  });
}

const DAY_MS = 86_400_000;

/** Who sends to whom, and what waits for a decision: where the officer's roles reach one of the two sides. */
export async function pairs(ctx: Context): Promise<Pairs> {
  const { city, now } = ctx;
  const patience = await store.patienceOf(city.db, now);
  const [rows, waiting, tree] = await Promise.all([
    store.pairsSince(city, new Date(now.getTime() - patience.days * DAY_MS)),
    store.waitingDisputes(city),
    agencies(city),
  ]);
  const named = (id: string) => {
    const known = tree.find(id);
    return { id, name: known ? say(known.name, ctx.language) : id };
  };
  const grants = grantsFor(ctx.actor, 'complaints.read');
  const reached = (agency: string) => grants.some(({ agencies: held }) => held === null || held.has(agency));
  return {
    ...patience,
    pairs: rows
      .filter(({ from, to }) => reached(from) || reached(to))
      .map(({ from, to, sent, back }) => ({ from: named(from), to: named(to), sent, back })),
    waiting: waiting
      .filter((one) => allows(ctx.actor, 'complaints.read', one))
      .map(({ code, title, agency, flagged_at, why }) => ({
        code,
        title,
        agency: agency ? named(agency) : null,
        flaggedAt: flagged_at.toISOString(),
        why,
      })),
  };
}
