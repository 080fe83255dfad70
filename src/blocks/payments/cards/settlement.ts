/** An acquirer's settlement file: what a terminal told already is compared, what it could not tell is booked. */
import { createHash, randomUUID } from 'node:crypto';
import type { Static } from 'typebox';
import { actorLabel, change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import { dayNumber, localDay } from '../../../shared/zone.ts';
import { receive } from '../receive.ts';
import {
  type CardFileBody,
  type CardFileView,
  type CardLine,
  cardReference,
  readCardFile,
} from '../rules/cards.ts';
import { meantFor, payableOf } from '../snap/virtual-accounts.ts';
import { insertFailure } from '../store-banks.ts';
import { insertOrderPayment } from '../store-orders.ts';
import { amountsOf, findAcquirer, insertCardFile, knowsCardFile } from '../store-terminals.ts';

const AT_ONCE = 50;

async function bookLine(ctx: Context, channel: string, line: CardLine): Promise<void> {
  // The file knows the day; noon is within it in every zone of the country.
  const [starts, ends] = localDay(dayNumber(line.day), ctx.city.zone);
  const paidAt = new Date(Math.min((starts + ends) / 2, ctx.now.getTime()));
  const payable = line.code === '' ? undefined : await payableOf(ctx, line.code, paidAt);
  const id = randomUUID();
  const reference = cardReference(line.terminal, line.reference);
  const ordered = payable?.order ? [insertOrderPayment(id, payable.order.no)] : [];
  await receive(ctx, { id, channel, reference, amount: line.amount, paidAt, to: meantFor(payable) }, ordered);
}

/**
 * 422 `payments.no-acquirer`, 422 `payments.card-file-unreadable` with every fault and its line. Broken off, it is taken in
 * again: each payment is booked once by its number, and the file is noted when all of it is there.
 */
export async function importCardFile(
  given: Context,
  { acquirer, file }: Static<typeof CardFileBody>,
): Promise<Static<typeof CardFileView>> {
  const { idempotency: _, ...ctx } = given;
  const found = await findAcquirer(ctx.city.db, acquirer);
  if (!found) throw new Problem(422, 'payments.no-acquirer');
  const { lines, faults } = readCardFile(file, found);
  if (faults.length > 0) {
    const fields = faults.map(({ line, what, about }) => ({
      ...{ path: `line/${line}`, rule: `statement-${what}`, params: { line, about } },
    }));
    throw new Problem(422, 'payments.card-file-unreadable', { count: faults.length }, fields);
  }
  const hash = createHash('sha256').update(`${acquirer}\n${file}`).digest('hex');
  if (await knowsCardFile(ctx.city.db, hash))
    return { known: true, lines: lines.length, booked: 0, differs: [] };
  const channel = `edc/${acquirer}`;
  const referenceOf = (line: CardLine) => cardReference(line.terminal, line.reference);
  const told = await amountsOf(ctx.city.db, channel, lines.map(referenceOf));
  const differs: { line: number; reference: string }[] = [];
  const missing: CardLine[] = [];
  for (const line of lines) {
    const reference = referenceOf(line);
    const amount = told.get(reference);
    if (amount === undefined) {
      told.set(reference, line.amount);
      missing.push(line);
    } else if (amount !== line.amount) differs.push({ line: line.line, reference });
  }
  for (let at = 0; at < missing.length; at += AT_ONCE)
    await Promise.all(missing.slice(at, at + AT_ONCE).map((line) => bookLine(ctx, channel, line)));
  for (const { reference } of differs) {
    const failure = { channel, reference, status: 'settlement.amount-differs', amount: null, at: ctx.now };
    await insertFailure(ctx.city.db, failure);
  }
  const amount = lines.reduce((sum, line) => sum + line.amount, 0);
  const note = { hash, acquirer, lines: lines.length, booked: missing.length, amount };
  await change(ctx, async (tx) => {
    await insertCardFile(tx, { ...note, at: ctx.now, actor: actorLabel(ctx.actor) });
    tx.audit({
      action: 'payments.card-file.imported',
      subject: hash.slice(0, 12),
      after: { bank: acquirer, lines: lines.length, amount },
    });
  });
  return { known: false, lines: lines.length, booked: missing.length, differs };
}
