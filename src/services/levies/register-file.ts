/** A market's register from a table: looked through first, then taken over whole or not at all; again, it adds what is new. */
import { change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import type { Runner } from '../../platform/db/database.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { addMany } from './register-many.ts';
import type { RegisterCheck } from './rules/office-contract.ts';
import { readRegister } from './rules/register-file.ts';
import { placesThere } from './store-many.ts';
import { findMarket, lockMarket } from './store-register.ts';

const FAULTS = 200;
const SAMPLE = 10;

async function read(ctx: Context, runner: Runner, market: string, text: string) {
  if (!(await findMarket(runner, market))) throw new Problem(404, 'levies.no-market');
  const found = readRegister(text, localDate(ctx.now, ctx.city.zone));
  const there = await placesThere(runner, market);
  const fresh = found.rows.filter(({ block, number }) => !there.has(`${block}|${number}`.toLowerCase()));
  return { ...found, fresh };
}

/** What taking it over would do. Nothing is written. */
export async function checkRegister(ctx: Context, market: string, text: string): Promise<RegisterCheck> {
  const { rows, faults, fresh, lines } = await read(ctx, ctx.city.db, market, text);
  return {
    ...{ rows: lines, fresh: fresh.length, known: rows.length - fresh.length },
    traders: fresh.filter(({ trader }) => trader).length,
    faults: faults.slice(0, FAULTS),
    sample: fresh.slice(0, SAMPLE).map((row) => ({
      ...{ line: row.line, name: `${row.block} ${row.number}`, since: row.since },
      ...{ form: `${row.kind} ${row.class}, ${row.areaM2} m²`, trader: row.trader?.name ?? '' },
    })),
  };
}

/** Stalls that are in the books already are left as they are. 422 `levies.register-faulty` when a line is wrong. */
export async function takeRegister(
  ctx: Context,
  market: string,
  text: string,
): Promise<{ stalls: number; traders: number }> {
  return change(ctx, async (tx) => {
    await lockMarket(tx, market);
    const { faults, fresh } = await read(ctx, tx, market, text);
    if (faults.length > 0) throw new Problem(422, 'levies.register-faulty', { lines: faults.length });
    const { stalls, traders } = await addMany(ctx, tx, market, fresh);
    if (stalls.length > 0) {
      const after = { stalls: stalls.length, traders };
      tx.audit({ action: 'levies.market.register-taken', subject: market, after });
      tx.emit({ type: 'levies.market.register-taken', subject: market, payload: after });
    }
    return { stalls: stalls.length, traders };
  });
}
