/** The yearly bills of land and buildings (SPPT): by the values and holders of 1 January, a thousand at a time, once each. */
import { randomUUID } from 'node:crypto';
import {
  type BillLine,
  debtorsOf,
  issueBills,
  keepBasis,
  type NewBill,
  spendCredits,
} from '../../blocks/payments/api.ts';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import { type Context, systemContext } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { formatRupiah } from '../../shared/money.ts';
import { dayNumber, localDay } from '../../shared/zone.ts';
import { refOf } from './payers.ts';
import { type LandRule, type LandTax, landTax } from './rules/land.ts';
import { basisOf, demandRule, taxRules } from './rules-book.ts';
import { beginRun, countLand, findRun, type LandOnDay, landOn, lockRun, noteRun } from './store-land.ts';

const AT_ONCE = 1000;
const OBJECT = { id: 'objek', en: 'object', jv: 'obyek', zh: '个对象' };

async function yearlyTaxes(city: City): Promise<string[]> {
  const { taxes } = await taxRules(city);
  return [...new Set(taxes.filter(({ way }) => way === 'yearly').map(({ id }) => id))];
}

/** Begins the bills of a year; a job does the rest. 409 `taxes.no-rule`, `taxes.run-running`. */
export async function startLandRun(ctx: Context, year: number): Promise<void> {
  const day = `${year}-01-01`;
  demandRule((await taxRules(ctx.city)).land, day);
  const taxes = await yearlyTaxes(ctx.city);
  await change(ctx, async (tx) => {
    if ((await lockRun(tx, year))?.state === 'running') throw new Problem(409, 'taxes.run-running');
    await beginRun(tx, year, await countLand(tx, taxes, day), ctx.now);
    tx.audit({ action: 'taxes.run.begun', subject: String(year) });
    tx.job({ task: 'taxes.land', payload: { year }, key: `taxes.land.${year}` });
  });
}

const percent = (basisPoints: number, comma: string) => `${basisPoints / 100}%`.replace('.', comma);

/** What is said of the line: which share of which value counts. */
function wordsOf(rule: LandRule, { free, ratio }: LandTax): LandRule['what'] {
  const [share, english] = [percent(ratio, ','), percent(ratio, '.')];
  const off = formatRupiah(free);
  return {
    id: `${rule.what.id}: ${share} dari NJOP${free > 0 ? ` sesudah dikurangi NJOPTKP ${off}` : ''}`,
    en: `${rule.what.en}: ${english} of the taxable value${free > 0 ? ` after the free amount of ${off}` : ''}`,
    jv: `${rule.what.jv}: ${share} saking NJOP${free > 0 ? ` sasampunipun dipunkirangi NJOPTKP ${off}` : ''}`,
    zh: `${rule.what.zh}：应税价值${free > 0 ? `减去免税额 ${off} 后` : ''}的 ${english}`,
  };
}

/** The line of an object; undefined when nothing is owed. Grounds are kept once in a run. */
function liner(tx: Change, rules: readonly LandRule[], rule: LandRule) {
  const known = new Map<string, Promise<number>>();
  return async ({ form }: LandOnDay): Promise<BillLine | undefined> => {
    const tax = landTax(form, rule);
    if (tax.amount <= 0) return undefined;
    const key = tax.least ? 'least' : `${tax.free} ${tax.ratio} ${tax.rate}`;
    const rate = tax.least
      ? ({ kind: 'each', amount: rule.minimum, unit: OBJECT, per: 'once' } as const)
      : ({ kind: 'share', basisPoints: tax.rate } as const);
    const found =
      known.get(key) ?? keepBasis(tx, basisOf(rules, rule, rate, tax.least ? rule.what : wordsOf(rule, tax)));
    known.set(key, found);
    const b = await found;
    return tax.least ? { b, q: 1, a: tax.amount } : { b, p: tax.taxed, a: tax.amount };
  };
}

async function step(ctx: Context, year: number, taxes: string[]): Promise<boolean> {
  const { land } = await taxRules(ctx.city);
  const day = `${year}-01-01`;
  const rule = demandRule(land, day);
  return change(ctx, async (tx) => {
    const run = await lockRun(tx, year);
    if (run?.state !== 'running') return true;
    const rows = await landOn(tx, { taxes, day, after: run.last_object, most: AT_ONCE });
    const line = liner(tx, land, rule);
    const debtors = await debtorsOf(
      tx,
      'taxes',
      rows.map(({ id, payer }) => refOf(id, payer)),
    );
    const bills: NewBill[] = [];
    for (const [at, row] of rows.entries()) {
      const one = await line(row);
      if (!one) continue;
      bills.push({
        ...{
          debtor: debtors[at] as number,
          kind: `taxes.${row.tax}`,
          subject: `object/${row.id}`,
          place: row.area,
        },
        ...{ fromDay: day, toDay: `${year}-12-31`, due: `${year}-${rule.due}`, lines: [one] },
      });
    }
    const effectiveAt = new Date(localDay(dayNumber(day), ctx.city.zone)[0]);
    const { issued, amount } = await issueBills(ctx, tx, {
      id: randomUUID(),
      subject: `land/${year}`,
      effectiveAt,
      bills,
    });
    const over = rows.length < AT_ONCE;
    const last = rows.at(-1)?.id ?? run.last_object;
    await noteRun(tx, {
      year,
      done: rows.length,
      bills: issued,
      amount,
      last,
      doneAt: over ? ctx.now : null,
    });
    if (over) {
      const after = { bills: run.bills + issued, amount: run.amount + amount };
      tx.audit({ action: 'taxes.run.done', subject: String(year), after });
      tx.emit({ type: 'taxes.run.done', subject: String(year), payload: { year, ...after } });
    }
    return over;
  });
}

/** Goes on where the run stands. Run again, nothing comes twice. */
export async function runLand(city: City, year: number): Promise<void> {
  const ctx = systemContext(city, 'taxes.land');
  const taxes = await yearlyTaxes(city);
  if (!(await findRun(city.db, year))) return;
  while (!(await step({ ...ctx, now: city.now() }, year, taxes)));
  await spendCredits(city, 'taxes');
}
