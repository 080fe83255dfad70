/** SQL of cash in hands and of deposit slips. */
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export async function insertCashMove(
  tx: Runner,
  m: { booking: string; source: number; target: number; amount: number; at: Date },
): Promise<void> {
  await tx.run(sql`insert into payments.cash_move (booking, source, target, amount, at)
    values (${m.booking}, ${m.source}, ${m.target}, ${m.amount}, ${m.at})`);
}
