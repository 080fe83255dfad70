/** Fees as bills: what an application costs is issued, paid, and taken back in the same books as levies and taxes. */
import { randomUUID } from 'node:crypto';
import { definitions } from '../../../blocks/definitions/api.ts';
import {
  type Basis,
  billsFor,
  debtorsOf,
  issueBills,
  keepBasis,
  type NewBill,
  nameDebtors,
  receiveWithin,
  voidBill,
  waysToPay,
} from '../../../blocks/payments/api.ts';
import type { Change } from '../../../platform/change.ts';
import type { City } from '../../../platform/city.ts';
import type { Context } from '../../../platform/context.ts';
import type { Runner } from '../../../platform/db/database.ts';
import type { Words } from '../../../shared/languages.ts';
import { localDate } from '../../../shared/time.ts';
import { COUNTER, type FeeBill, type Payments } from '../payments.ts';

export const SERVICE = 'applications';
const KIND = 'applications.fee';
const ONCE: Words = { id: 'permohonan', en: 'application', jv: 'panyuwunan', zh: '项申请' };

nameDebtors(SERVICE, { shown: async (_city, ref) => ref });

/** What is still to be paid of an application; undefined when nothing is. */
async function openBill(runner: Runner, code: string) {
  return (await billsFor(runner, SERVICE, code)).find(({ open, void: gone }) => open > 0 && !gone);
}

async function basesOf(
  ctx: Context,
  { service, version }: FeeBill,
): Promise<(line: string, amount: number) => Basis> {
  const live = await (await definitions(ctx.city)).version(service, version);
  if (!live) throw new Error(`Version ${version} of ${service} is gone.`);
  const lines = live.definition.fee.lines ?? [];
  return (id, amount) => {
    const line = lines.find((one) => one.id === id);
    if (!line) throw new Error(`${service} has no fee line ${id}.`);
    return {
      ...{ what: line.title, article: line.basis, from: live.from, until: null },
      rate: { kind: 'each', amount, unit: ONCE, per: 'once' },
    };
  };
}

async function ask(tx: Change, ctx: Context, bill: FeeBill): Promise<void> {
  const { code, agency, until } = bill;
  const today = localDate(ctx.now, ctx.city.zone);
  const [debtor = 0] = await debtorsOf(tx, SERVICE, [code]);
  const before = await billsFor(tx, SERVICE, code);
  const basis = await basesOf(ctx, bill);
  const lines: NewBill['lines'][number][] = [];
  for (const { id, amount } of bill.lines)
    if (amount !== 0) lines.push({ b: await keepBasis(tx, basis(id, amount)), q: 1, a: amount });
  const due = until ? localDate(until, ctx.city.zone) : today;
  await issueBills(ctx, tx, {
    ...{ id: randomUUID(), subject: code, effectiveAt: ctx.now },
    bills: [
      {
        ...{ debtor, kind: KIND, subject: `application/${code}`, place: agency, lines },
        ...{ fromDay: today, toDay: today, due, revision: before.length },
      },
    ],
  });
}

/** What was paid of it already becomes credit of the application, for the treasurer to give back. */
async function drop(tx: Change, ctx: Context, code: string): Promise<void> {
  const bill = await openBill(tx, code);
  if (bill)
    await voidBill(ctx, tx, { id: randomUUID(), bill: bill.id, reason: 'Permohonan tidak dilanjutkan.' });
}

/** The agency holds the money until it is paid in, as a collector does. */
async function taken(tx: Change, ctx: Context, bill: FeeBill, receipt: string): Promise<void> {
  // An application from before fees were bills has none yet.
  if (!(await openBill(tx, bill.code))) await ask(tx, ctx, bill);
  const open = await openBill(tx, bill.code);
  if (!open) return;
  const channel = `counter/${bill.agency ?? 'city'}`;
  await receiveWithin(ctx, tx, {
    ...{
      id: randomUUID(),
      channel,
      reference: `${bill.code} ${receipt}`,
      amount: open.open,
      paidAt: ctx.now,
    },
    ...{ to: { bills: [open.id] }, taker: `counter-${bill.agency ?? 'city'}` },
  });
}

async function ways(city: City, code: string) {
  const bill = await openBill(city.db, code);
  if (!bill) return null;
  const all = await waysToPay(city, bill.code, bill.open);
  return all.length === 0 ? null : { code: bill.code, left: bill.open, ways: all };
}

export const BILLED: Payments = { ...COUNTER, ask, drop, taken, ways };
