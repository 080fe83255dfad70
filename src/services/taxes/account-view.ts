/** What a taxpayer reads: for each object what is owed and why, how to pay, what was filed and paid. Strangers see names only in part. */
import {
  accountOf,
  codeOf,
  type DebtorAccount,
  debtorsOf,
  lineView,
  type OpenBill,
  receiptOf,
  waysToPay,
  wayView,
} from '../../blocks/payments/api.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { maskedName } from '../../shared/masked-name.ts';
import { localDate } from '../../shared/time.ts';
import type { BillView, MyTaxes, ObjectAccount, Paper, PayerAccount, ReceiptView } from './contract.ts';
import { readPlace } from './objects.ts';
import { getPayer, payerByCode, readPayer, readRef, refOf } from './payers.ts';
import { lawOn, type TaxLaw } from './rules/law.ts';
import { firstOf, nextMonth } from './rules/month.ts';
import { readNop } from './rules/nop.ts';
import { taxRules } from './rules-book.ts';
import {
  findObject,
  findObjectByNumber,
  holderOn,
  holdingsOf,
  type ObjectRow,
  objectsOf,
} from './store-objects.ts';
import { type PayerRow, payersOfCitizen } from './store-payers.ts';
import { requestsOf } from './store-requests.ts';
import { returnsOf } from './store-returns.ts';

const RETURNS = 36;
/** Open bills that are listed, the oldest. */
const BILLS = 100;
/** Months back that one is reminded to file. */
const MONTHS_BACK = 12;
/** Bills that are shown each with its own QR; the rest is paid by the number of the object. */
const WITH_WAYS = 12;

/** What the paper is called on which a bill stands. */
function paperOf(kind: string, subject: string, way: TaxLaw['way'] | undefined): Paper {
  if (['taxes.late', 'taxes.late-filing', 'taxes.refused'].includes(kind)) return 'stpd';
  const own = subject.split('/')[2];
  if (own === 'skpd' || own === 'skpdkb' || own === 'skpdkbt') return own;
  return way === 'yearly' ? 'sppt' : 'sptpd';
}

const wayOfChannel = (channel: string) => channel.split('/')[0] as string;

async function billView(
  ctx: Context,
  bill: OpenBill,
  way: TaxLaw['way'] | undefined,
  at: number,
): Promise<BillView> {
  const ways = at < WITH_WAYS ? await waysToPay(ctx.city, bill.code) : [];
  return {
    ...{ code: bill.code, paper: paperOf(bill.kind, bill.subject, way), from: bill.fromDay, to: bill.toDay },
    ...{
      due: bill.due,
      amount: bill.amount,
      open: bill.open,
      late: bill.due < localDate(ctx.now, ctx.city.zone),
    },
    lines: bill.lines.map((line) => lineView(ctx.language, line)),
    ways: ways.map((one) => wayView(ctx.language, one)),
  };
}

/** Months that are over, since the taxpayer holds the object, for which nothing was filed; the oldest first. */
function missingMonths(
  today: string,
  since: string,
  until: string | null,
  filed: ReadonlySet<string>,
): string[] {
  const months: string[] = [];
  let month = firstOf(since);
  while (nextMonth(month) <= today && (until === null || month <= until)) {
    if (!filed.has(month)) months.push(month.slice(0, 7));
    month = nextMonth(month);
  }
  return months.slice(-MONTHS_BACK);
}

/** What one taxpayer owes for one object. */
async function objectView(
  ctx: Context,
  object: ObjectRow,
  payer: PayerRow,
  masked: boolean,
): Promise<ObjectAccount> {
  const { city } = ctx;
  const today = localDate(ctx.now, city.zone);
  const [debtor = 0] = await debtorsOf(city.db, 'taxes', [refOf(object.id, payer.id)]);
  const law = lawOn(await taxRules(city), object.tax, today);
  const [account, ways, returns, holdings]: [
    DebtorAccount,
    Awaited<ReturnType<typeof waysToPay>>,
    Awaited<ReturnType<typeof returnsOf>>,
    Awaited<ReturnType<typeof holdingsOf>>,
  ] = await Promise.all([
    accountOf(city, debtor, { today, most: BILLS }),
    waysToPay(city, object.pay_code),
    masked ? [] : returnsOf(city.db, object.id, RETURNS),
    holdingsOf(city.db, object.id),
  ]);
  const own = holdings.filter((one) => one.payer === payer.id);
  const holds = own.some(({ until }) => until === null || until >= today);
  const first = own.at(-1);
  const place = readPlace(city, object.sealed);
  const { name } = readPayer(city, payer.sealed);
  const filed = new Set(returns.map(({ month }) => month));
  const asked = law?.way === 'filed' && !masked && first;
  const until = [object.closed_on, own[0]?.until ?? null].filter((day) => day !== null).sort()[0] ?? null;
  return {
    ...{ id: object.id, number: object.number, tax: object.tax, way: law?.way ?? 'assessed' },
    taxTitle: law ? say(law.title, ctx.language) : object.tax,
    title: masked ? '' : place.title,
    holder: masked ? maskedName(name) : name,
    ...{ holds, payCode: object.pay_code, owed: account.owed, late: account.late, credit: account.credit },
    bills: account.bills,
    open: await Promise.all(account.open.map((bill, at) => billView(ctx, bill, law?.way, at))),
    payments: account.payments.map((paid) => ({
      ...{ code: paid.code, way: wayOfChannel(paid.channel), amount: paid.amount },
      ...{ at: paid.paid_at.toISOString(), reversed: paid.reversed },
    })),
    // Whoever pays to the number pays for the holder of today.
    ways: holds ? ways.map((one) => wayView(ctx.language, one)) : [],
    missing: asked ? missingMonths(today, first.since, until, filed) : [],
    returns: returns
      .filter((one) => one.payer === payer.id)
      .map((one) => ({
        ...{ month: one.month.slice(0, 7), revision: one.revision, turnover: one.turnover, tax: one.tax },
        ...{ late: one.late, filedAt: one.filed_at.toISOString() },
      })),
    ...{ rate: law?.basisPoints ?? null, threshold: law?.threshold ?? 0 },
  };
}

/** Land by its NOP, for anybody: what is owed for it and how to pay, the holder only in part. 404 `taxes.no-object`. */
export async function landAccount(ctx: Context, given: string): Promise<ObjectAccount> {
  const nop = readNop(given);
  const object = nop ? await findObjectByNumber(ctx.city.db, nop) : undefined;
  if (!object) throw new Problem(404, 'taxes.no-object');
  const holdings = await holdingsOf(ctx.city.db, object.id);
  const today = localDate(ctx.now, ctx.city.zone);
  const now = (await holderOn(ctx.city.db, object.id, today)) ?? holdings[0];
  if (!now) throw new Problem(404, 'taxes.no-object');
  return objectView(ctx, object, await getPayer(ctx.city, now.payer), true);
}

/** An object as the office sees it. 404 `taxes.no-object`. */
export async function deskObject(
  ctx: Context,
  id: number,
): Promise<{ object: ObjectRow; account: ObjectAccount }> {
  const object = await findObject(ctx.city.db, id);
  const [last] = object ? await holdingsOf(ctx.city.db, id) : [];
  if (!object || !last) throw new Problem(404, 'taxes.no-object');
  return { object, account: await objectView(ctx, object, await getPayer(ctx.city, last.payer), false) };
}

export async function payerView(ctx: Context, payer: PayerRow): Promise<PayerAccount> {
  const rows = await objectsOf(ctx.city.db, payer.id);
  const objects = await Promise.all(rows.map((object) => objectView(ctx, object, payer, false)));
  const sum = (of: (one: ObjectAccount) => number) => objects.reduce((all, one) => all + of(one), 0);
  return {
    ...{ id: payer.id, npwpd: payer.npwpd, name: readPayer(ctx.city, payer.sealed).name },
    ...{ owed: sum(({ owed }) => owed), late: sum(({ late }) => late) },
    // What was given away and owes nothing is not his business any more.
    objects: objects.filter(({ holds, owed }) => holds || owed > 0),
    requests: (await requestsOf(ctx.city.db, payer.id)).map((one) => ({
      ...{
        id: one.id,
        number: one.number,
        kind: one.kind,
        bill: codeOf('bill', one.bill),
        amount: one.amount,
      },
      ...{ askedAt: one.asked_at.toISOString(), due: one.due_on, granted: one.granted, reason: one.reason },
    })),
  };
}

/** 404 `taxes.no-payer`. */
export async function accountByCode(ctx: Context, npwpd: string, code: string): Promise<PayerAccount> {
  return payerView(ctx, await payerByCode(ctx.city, npwpd, code));
}

export async function myTaxes(ctx: Context, citizen: string): Promise<MyTaxes> {
  const rows = await payersOfCitizen(ctx.city.db, citizen);
  return { payers: await Promise.all(rows.map((row) => payerView(ctx, row))) };
}

/** A deposit slip (SSPD) by its number. 404 `taxes.no-receipt`, also for what was paid for something else. */
export async function receiptView(ctx: Context, given: string): Promise<ReceiptView> {
  const found = await receiptOf(ctx.city, given.toUpperCase());
  if (found?.debtor?.service !== 'taxes') throw new Problem(404, 'taxes.no-receipt');
  const ref = readRef(found.debtor.ref);
  const [object, payer] = await Promise.all([
    findObject(ctx.city.db, ref.object),
    getPayer(ctx.city, ref.payer),
  ]);
  const law = object && lawOn(await taxRules(ctx.city), object.tax, localDate(ctx.now, ctx.city.zone));
  return {
    ...{
      code: found.code,
      way: wayOfChannel(found.channel),
      amount: found.amount,
      at: found.paidAt.toISOString(),
    },
    ...{
      reversed: found.reversed,
      state: found.remitted ? 'remitted' : found.settled ? 'settled' : 'pending',
    },
    ...{ number: object?.number ?? '', tax: law ? say(law.title, ctx.language) : '' },
    holder: maskedName(readPayer(ctx.city, payer.sealed).name),
    bills: found.bills.map((bill) => ({
      ...{
        code: bill.code,
        paper: paperOf(bill.kind, bill.subject, law?.way),
        from: bill.fromDay,
        to: bill.toDay,
      },
      ...{ amount: bill.amount, paid: bill.paid },
    })),
    left: found.left,
  };
}
