/** SQL of the rules of local taxes. */
import type { TaxRules } from '../../blocks/packs/api.ts';
import type { Runner } from '../../platform/db/database.ts';
import { sql } from '../../platform/db/sql.ts';

export async function lastRules(runner: Runner): Promise<{ hash: string; content: TaxRules } | undefined> {
  return runner.maybe(sql`select hash, content from taxes.rules order by id desc limit 1`);
}

export async function insertRules(tx: Runner, hash: string, content: TaxRules, at: Date): Promise<void> {
  await tx.run(sql`insert into taxes.rules (hash, content, loaded_at)
    values (${hash}, ${JSON.stringify(content)}::jsonb, ${at})`);
}
