/** What the treasurer reads: days, accounts, statements, differences and slips, in the words of the contract. */
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import { holdersOf } from './holders.ts';
import { isLate } from './rules/clock.ts';
import { actsFor } from './rules/differences.ts';
import type * as contract from './rules/treasury-contract.ts';
import * as deposits from './store-deposits.ts';
import * as store from './store-differences.ts';
import { closings } from './store-report.ts';
import { bankAccounts, lastStatements, statements } from './store-statements.ts';

const DAYS = 62;
const ROWS = 300;
const CANDIDATES = 60;

export async function daysView({ city, now }: Context): Promise<contract.DaysView> {
  const days = (await closings(city.db, DAYS)).map(({ day, closed_at, content }) => {
    const { zero, differences } = content as contract.Report;
    return { day, at: closed_at.toISOString(), zero, differences: differences.length };
  });
  return { today: localDate(now, city.zone), days };
}

export async function accountsView({ city }: Context): Promise<contract.AccountsView> {
  const last = await lastStatements(city.db);
  const accounts = await bankAccounts(city.db);
  return { accounts: accounts.map((one) => ({ ...one, last: last.get(one.number) ?? null })) };
}

export async function statementsView({ city }: Context): Promise<contract.StatementsView> {
  const rows = await statements(city.db, ROWS);
  return { statements: rows.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })) };
}

const shown = (d: store.ShownDifference): contract.DifferenceView => ({
  ...{ id: d.id, kind: d.kind, account: d.account, expected: d.expected, found: d.found },
  openedAt: d.opened_at.toISOString(),
  line: d.value_day === null ? null : { day: d.value_day, reference: d.reference ?? '', text: d.text ?? '' },
  payment:
    d.payment === null || d.code === null || d.channel === null || d.paid_at === null
      ? null
      : { id: d.payment, code: d.code, channel: d.channel, paidAt: d.paid_at.toISOString() },
  closed:
    d.closed_at === null || d.closed_as === null
      ? null
      : { at: d.closed_at.toISOString(), as: d.closed_as, reason: d.reason },
});

export async function differencesView({ city }: Context, closed: boolean): Promise<contract.DifferencesView> {
  return { differences: (await store.differences(city.db, !closed, ROWS)).map(shown) };
}

/** 404 `payments.no-difference`. */
export async function differenceView({ city }: Context, id: number): Promise<contract.WholeDifference> {
  const found = await store.shownDifference(city.db, id);
  if (!found) throw new Problem(404, 'payments.no-difference');
  const open = found.closed_at === null;
  const out = (found.found ?? 0) < 0;
  const wanted = {
    ...{ amount: Math.abs(found.found ?? found.expected ?? 0), settled: out },
    ...{ payment: found.payment, most: CANDIDATES },
  };
  const [history, candidates] = await Promise.all([
    store.actsOf(city.db, id),
    open && found.line !== null ? store.candidates(city.db, wanted) : [],
  ]);
  return {
    difference: shown(found),
    acts: open ? [...actsFor(found.kind, found.line === null ? null : found.found)] : [],
    history: history.map(({ at, how, reason }) => ({ at: at.toISOString(), how, reason })),
    candidates: candidates.map(({ paid_at, ...one }) => ({ ...one, paidAt: paid_at.toISOString() })),
  };
}

async function bankNames(city: City): Promise<(number: string) => string> {
  const all = await bankAccounts(city.db);
  return (number) => all.find((one) => one.number === number)?.content.bank ?? number;
}

const slipShown = (
  s: deposits.SlipRow,
  bank: string,
  holders: readonly contract.Holder[],
): contract.SlipView => ({
  holder: holders.find(({ code }) => code === s.source) ?? null,
  ...{ number: s.number, day: s.day, kind: s.kind, bankAccount: s.bank_account, bank, source: s.source },
  ...{ amount: s.amount, parts: s.content.parts, fees: s.content.fees, madeAt: s.made_at.toISOString() },
  proven: s.proven,
  void: s.void_at && s.void_reason !== null ? { at: s.void_at.toISOString(), reason: s.void_reason } : null,
});

export async function slipsView(ctx: Context): Promise<contract.SlipsView> {
  const { city, now } = ctx;
  const [all, cash, transfers, accounts, nameOf] = await Promise.all([
    deposits.slips(city.db, ROWS),
    deposits.cashInHands(city.db),
    deposits.transfersWithoutSlip(city.db),
    bankAccounts(city.db),
    bankNames(city),
  ]);
  const codes = new Set([...cash.map(({ code }) => code), ...all.map(({ source }) => source)]);
  const holders = await holdersOf(ctx, [...codes]);
  return {
    holders,
    slips: all.map((one) => slipShown(one, nameOf(one.bank_account), holders)),
    cash: cash.map((one) => ({
      ...{ code: one.code, amount: one.amount, promised: one.promised },
      oldest: one.oldest?.toISOString() ?? null,
      late: isLate(one.oldest, now),
    })),
    transfers: transfers.map((one) => ({ ...one, bank: nameOf(one.account) })),
    accounts: accounts.map(({ number, content }) => ({ number, bank: content.bank })),
  };
}

/** 404 `payments.no-slip`. */
export async function slipView(ctx: Context, number: string): Promise<contract.SlipView> {
  const found = await deposits.findSlip(ctx.city.db, number);
  if (!found) throw new Problem(404, 'payments.no-slip');
  return slipShown(
    found,
    (await bankNames(ctx.city))(found.bank_account),
    await holdersOf(ctx, [found.source]),
  );
}
