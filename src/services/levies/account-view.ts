/** What a trader reads at his stall: what he owes, why, how to pay, what he paid. Who holds it is shown only in part. */
import {
  accountOf,
  type DebtorAccount,
  debtorAt,
  lineView,
  shownDebtor,
  waysToPay,
  wayView,
} from '../../blocks/payments/api.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { localDate } from '../../shared/time.ts';
import type { BillView, StallAccount } from './contract.ts';
import { stallFace, stallNames } from './store-account.ts';

const plainCode = (code: string) => code.replace(/[\s.-]/g, '');

const stallIdOf = (subject: string) => Number(/^stall\/(\d+)/.exec(subject)?.[1] ?? 0);

async function billViews(ctx: Context, account: DebtorAccount, today: string): Promise<BillView[]> {
  const ids = [...new Set(account.open.map(({ subject }) => stallIdOf(subject)))];
  const names = await stallNames(ctx.city.db, ids);
  return account.open.map((bill) => {
    const stall = names.get(stallIdOf(bill.subject));
    return {
      ...{ code: bill.code, kind: bill.kind, stall: stall?.name ?? '', market: stall?.market ?? '' },
      ...{ from: bill.fromDay, to: bill.toDay, due: bill.due, amount: bill.amount, open: bill.open },
      late: bill.due < today,
      lines: bill.lines.map((line) => lineView(ctx.language, line)),
    };
  });
}

/** As many days as a month has; whoever owes more asks for more. */
const FIRST = 31;

/** The page behind the QR of a stall, with its oldest open bills. 404 `levies.no-stall`. */
export async function stallAccount(ctx: Context, given: string, most = FIRST): Promise<StallAccount> {
  const code = plainCode(given);
  const today = localDate(ctx.now, ctx.city.zone);
  const [face, found] = await Promise.all([stallFace(ctx.city.db, code, today), debtorAt(ctx.city, code)]);
  if (!face || !found) throw new Problem(404, 'levies.no-stall');
  const [account, ways, holder] = await Promise.all([
    accountOf(ctx.city, found.debtor, { today, most }),
    waysToPay(ctx.city, code),
    found.ref.startsWith('market/') ? '' : shownDebtor(ctx.city, { service: 'levies', ref: found.ref }),
  ]);
  const { owed, late, credit, bills } = account;
  return {
    ...{ code, market: face.market_title, stall: `${face.block} ${face.number}`, holder },
    ...{ owed, late, credit, bills, open: await billViews(ctx, account, today) },
    payments: account.payments.map((paid) => ({
      ...{ code: paid.code, way: paid.channel.split('/')[0] as string, amount: paid.amount },
      ...{ at: paid.paid_at.toISOString(), reversed: paid.reversed },
    })),
    ways: ways.map((way) => wayView(ctx.language, way)),
  };
}
