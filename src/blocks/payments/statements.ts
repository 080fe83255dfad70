/** A bank's statement comes in: read whole or refused with its faults, kept once, and matched at once. */
import { createHash } from 'node:crypto';
import { actorLabel, change } from '../../platform/change.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { getBankAccount } from './bank-accounts.ts';
import { type Matched, matchAccount, prepareMatching } from './matching.ts';
import { accountNumber } from './rules/bank-accounts.ts';
import { readCamt053 } from './rules/statements/camt053.ts';
import { readCsv } from './rules/statements/csv.ts';
import { readMt940 } from './rules/statements/mt940.ts';
import { asText, type Fault, type Read, readAs, type Statement } from './rules/statements/shape.ts';
import {
  insertStatement,
  type KnownAccount,
  linesNotThere,
  lockMatching,
  standingStatements,
} from './store-statements.ts';

export type Imported = {
  statements: { day: string; sequence: string; lines: number; known: boolean }[];
  /** What could be matched now, of this file and of what had waited. */
  matched: Matched;
};

function readFile(bytes: Uint8Array, { number, content }: KnownAccount): { format: string; read: Read } {
  const text = asText(bytes);
  const refused = (fault: Fault) => ({ format: '', read: readAs([], [fault]) });
  if (text === undefined) return refused({ line: 1, what: 'not-text', about: '' });
  if (/^\uFEFF?\s*</.test(text)) return { format: 'camt053', read: readCamt053(text) };
  if (/^:20:/m.test(text) || text.startsWith('{1:')) return { format: 'mt940', read: readMt940(text) };
  if (content.csv === null) return refused({ line: 1, what: 'columns', about: 'CSV' });
  return { format: 'csv', read: readCsv(text, content.csv, number) };
}

function unreadable(faults: readonly Fault[]): Problem {
  const fields = faults.map(({ line, what, about }) => ({
    ...{ path: `line/${line}`, rule: `statement-${what}`, params: { line, about } },
  }));
  return new Problem(422, 'payments.statement-unreadable', { count: faults.length }, fields);
}

/** What makes it that statement, whatever format and words it comes in. */
function hashOf({ account, day, opening, closing, lines }: Statement): string {
  const amounts = lines.map(({ amount }) => amount).join();
  return createHash('sha256').update([account, day, opening, closing, amounts].join('|')).digest('hex');
}

/**
 * 422 `payments.statement-unreadable` with every fault and its line; 409 `payments.statement-differs` when the bank gave
 * another one under that number, 409 `payments.statement-overlaps` when others told its days
 * differently. Lines that others of the same days told already are kept once.
 */
export async function importStatements(
  ctx: Context,
  given: { account: string; file: Uint8Array },
): Promise<Imported> {
  const account = await getBankAccount(ctx.city, given.account);
  const { format, read } = readFile(given.file, account);
  if (read.faults.length > 0) throw unreadable(read.faults);
  const strange = read.statements.find((one) => accountNumber(one.account) !== account.number);
  if (strange) throw unreadable([{ line: 1, what: 'other-account', about: strange.account }]);
  const prepared = await prepareMatching(ctx, account);
  return change(ctx, async (tx) => {
    await lockMatching(tx);
    const fresh: number[] = [];
    const statements: Imported['statements'] = [];
    for (const one of read.statements) {
      const { day, sequence, lines } = one;
      const fromDay = [day, ...lines.map(({ bookedDate }) => bookedDate)].sort()[0] as string;
      const statement = { ...one, account: account.number, fromDay, hash: '' };
      statement.hash = hashOf(statement);
      const { same, other, overlaps, joins } = await standingStatements(tx, statement);
      statements.push({ day, sequence, lines: lines.length, known: same !== null });
      if (same !== null) continue;
      if (other) throw new Problem(409, 'payments.statement-differs', { day });
      const own = overlaps && !joins ? await linesNotThere(tx, statement) : lines;
      if (!own) throw new Problem(409, 'payments.statement-overlaps', { day });
      const { kind: actorKind, id: actorId } = actorLabel(ctx.actor);
      const kept = { ...statement, lines: own };
      fresh.push(await insertStatement(tx, { ...kept, format, at: ctx.now, actorKind, actorId }));
      const after = { account: account.number, day, lines: own.length };
      tx.audit({ action: 'payments.statement.imported', subject: `${account.number}/${day}`, after });
      tx.emit({ type: 'payments.statement.imported', subject: account.number, payload: { day } });
    }
    return { statements, matched: await matchAccount(ctx, tx, prepared, fresh) };
  });
}
