/** A card terminal tells of a payment: signed with its own key, fresh, and booked once however often it tells. */
import { randomUUID } from 'node:crypto';
import type { Context } from '../../../platform/context.ts';
import { open, sameSecret } from '../../../platform/crypt.ts';
import { violates } from '../../../platform/db/database.ts';
import type { Raw } from '../../../platform/http/route.ts';
import { Problem } from '../../../shared/errors.ts';
import { parseInstant } from '../../../shared/time.ts';
import { type Received, receive } from '../receive.ts';
import { cardAmount, cardReference } from '../rules/cards.ts';
import { meantFor, payableOf } from '../snap/virtual-accounts.ts';
import { insertOrderPayment } from '../store-orders.ts';
import {
  calledFor,
  findTerminal,
  insertTerminalCall,
  keepTerminalCall,
  markHeard,
  type TerminalRow,
} from '../store-terminals.ts';
import { signTerminal } from './signature.ts';

const TOLERANCE_MS = 300_000;
const header = (raw: Pick<Raw, 'headers'>, name: string): string => [raw.headers[name]].flat()[0] ?? '';

/** 401 `payments.terminal-unsigned` for everybody who has not its key, 403 `payments.terminal-blocked`. */
async function demandTerminal(
  ctx: Context,
  id: string,
  raw: Raw,
): Promise<{ found: TerminalRow; nonce: string }> {
  const [timestamp, nonce, signature] = ['x-timestamp', 'x-nonce', 'x-signature'].map((one) =>
    header(raw, one),
  );
  const found = await findTerminal(ctx.city.db, id);
  const at = parseInstant(timestamp ?? '');
  const fresh = at !== undefined && Math.abs(at.getTime() - ctx.now.getTime()) <= TOLERANCE_MS;
  if (!found || !fresh || !timestamp || !nonce || !/^[\w.-]{8,64}$/.test(nonce))
    throw new Problem(401, 'payments.terminal-unsigned');
  const right = signTerminal(open(ctx.city, found.sealed), {
    terminal: id,
    timestamp,
    nonce,
    body: raw.bytes(),
  });
  if (!sameSecret(signature, right)) throw new Problem(401, 'payments.terminal-unsigned');
  // What it took all the same comes with the acquirer's file, and is booked then.
  if (found.blocked_why !== null) throw new Problem(403, 'payments.terminal-blocked');
  return { found, nonce };
}

function bodyOf(raw: Raw): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(raw.bytes().toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body))
      return body as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new Problem(422, 'payments.card-message');
}

/** 422 `payments.amount` for sen, signs and more than thirteen digits; 409 `payments.nonce-used`, `payments.reference-differs`. */
export async function cardPaid(ctx: Context, id: string, raw: Raw): Promise<Received> {
  const { found, nonce } = await demandTerminal(ctx, id, raw);
  const body = bodyOf(raw);
  const amount = cardAmount(body.amount);
  if (amount === undefined) throw new Problem(422, 'payments.amount');
  const { reference: number, paidAt: when, code } = body;
  const told = typeof when === 'string' ? parseInstant(when) : undefined;
  if (typeof number !== 'string' || !/^\d{6,12}$/.test(number) || !told)
    throw new Problem(422, 'payments.card-message');
  // A terminal's clock may be fast.
  const paidAt = new Date(Math.min(told.getTime(), ctx.now.getTime()));
  const payable = typeof code === 'string' ? await payableOf(ctx, code.trim(), paidAt) : undefined;
  const reference = cardReference(id, number);
  const payment = {
    ...{ id: randomUUID(), channel: `edc/${found.acquirer}`, reference, amount, paidAt },
    to: meantFor(payable),
  };
  const ordered = payable?.order ? [insertOrderPayment(payment.id, payable.order.no)] : [];
  await markHeard(ctx.city.db, id, ctx.now);
  const used = { terminal: id, nonce, reference, at: ctx.now };
  const demandUnused = async () => {
    const before = await calledFor(ctx.city.db, id, nonce);
    if (before !== undefined && before !== reference) throw new Problem(409, 'payments.nonce-used');
  };
  await demandUnused();
  try {
    const received = await receive(ctx, payment, [insertTerminalCall(used), ...ordered]);
    if (received.known) await keepTerminalCall(ctx.city.db, used);
    return received;
  } catch (error) {
    if (!violates(error, 'terminal_call_pkey')) throw error;
    await demandUnused();
    return receive(ctx, payment, ordered);
  }
}
