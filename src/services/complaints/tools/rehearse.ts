/**
 * What an order would do to each case: every act is really carried out, in a transaction that is rolled back at its
 * end. So the answer comes from the very rules that decide later, and nothing is kept, told or queued.
 */
import { type CaseRow, findCase } from '../../../blocks/cases/api.ts';
import { officerNames } from '../../../blocks/identity/api.ts';
import type { Context } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import type { Done } from '../contract.ts';
import { officerOf } from '../officer.ts';
import { presenterFor } from '../present.ts';
import type { Rehearse, Rehearsed } from '../rules/bulk-contract.ts';
import { complaintsOf } from '../store.ts';
import { carryOut, demandOrder, reachable, type Words, wordsFor } from './order.ts';
import { sentenceOf } from './sentences.ts';

class RolledBack extends Error {
  readonly value: unknown;
  constructor(value: unknown) {
    super('rolled back');
    this.value = value;
  }
}

/** The same circumstances, but whatever is changed is undone when its transaction would end. */
function rehearsing(ctx: Context): Context {
  const { db } = ctx.city;
  const transaction: typeof db.transaction = (work) =>
    db.transaction(async (runner) => {
      throw new RolledBack(await work(runner));
    });
  return {
    ...ctx,
    idempotency: undefined,
    city: { ...ctx.city, db: { ...db, transaction } },
  };
}

async function outcomeOf(act: () => Promise<Done>): Promise<Done> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RolledBack) return error.value as Done;
    throw error;
  }
}

type One = { row?: CaseRow; done?: Done; words?: Words; problem?: Problem };

async function rehearseOne(ctx: Context, { order }: Rehearse, code: string, version?: number): Promise<One> {
  const one: One = {};
  try {
    one.row = await reachable(ctx, code, order.act);
    const { row } = one;
    one.words = await wordsFor(ctx, row, order);
    const seen = version ?? row.version;
    one.done = await outcomeOf(async () => carryOut(rehearsing(ctx), row, seen, order, one.words));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    one.problem = error;
    // Who may read the case but not act on it still sees which one it is.
    if (!one.row && error.status === 403) one.row = await findCase(ctx.city, code);
  }
  return one;
}

/** At most some cases at a time: each takes a connection and holds its case for a moment. */
const SIDE_BY_SIDE = 3;

export async function rehearse(ctx: Context, given: Rehearse): Promise<Rehearsed> {
  demandOrder(given.order);
  const found: One[] = [];
  const next = given.items.entries();
  await Promise.all(
    Array.from({ length: SIDE_BY_SIDE }, async () => {
      for (const [index, { code, version }] of next)
        found[index] = await rehearseOne(ctx, given, code, version);
    }),
  );
  const rows = found.flatMap(({ row }) => row ?? []);
  const [names, officers, reports] = await Promise.all([
    presenterFor(ctx.city, ctx.language),
    officerNames(
      ctx.city,
      rows.flatMap(({ assignee }) => assignee ?? []),
    ),
    complaintsOf(
      ctx.city.db,
      rows.map(({ id }) => id),
    ),
  ]);
  return {
    items: given.items.map(({ code, version }, index) => {
      const { row, done, words, problem } = found[index] as One;
      const told = row && reports.get(row.id)?.full_title;
      return {
        code: row?.code ?? code,
        title: row ? told || row.title || names.category(row.kind).name : '',
        version: version ?? row?.version ?? 1,
        state: row?.state ?? '',
        agency: names.agency(row?.agency ?? null)?.name ?? null,
        assignee: row?.assignee ? (officers.get(row.assignee) ?? '') : null,
        mine: row?.assignee === officerOf(ctx).id,
        priority: row?.priority ?? 0,
        after: done?.state ?? null,
        refusal: problem ? { code: problem.code, detail: sentenceOf(problem, ctx.language) } : null,
        text: given.order.template && words ? words.text : null,
        language: words?.language || null,
        fellBack: words?.fellBack ?? false,
      };
    }),
  };
}
