/** The rules of local taxes in a city: laid from its pack, and each holds from its own first day on. */
import { createHash } from 'node:crypto';
import type { CityPack, TaxRules } from '../../blocks/packs/api.ts';
import type { Basis } from '../../blocks/payments/api.ts';
import { change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { Problem } from '../../shared/errors.ts';
import type { Words } from '../../shared/languages.ts';
import { type Dated, lastDayOf, lawOn, ruleOn, type TaxLaw } from './rules/law.ts';
import { insertRules, lastRules } from './store-rules.ts';

/** Brings the rules of the pack into the city; laid again they change nothing. */
export async function loadTaxRules(ctx: Context, { taxes }: Pick<CityPack, 'taxes'>): Promise<void> {
  const hash = createHash('sha256').update(canonicalJson(taxes)).digest('hex');
  await change(ctx, async (tx) => {
    if ((await lastRules(tx))?.hash === hash) return;
    await insertRules(tx, hash, taxes, ctx.now);
    tx.audit({ action: 'taxes.rules.loaded', subject: 'rules' });
    tx.emit({ type: 'taxes.rules.loaded', subject: 'rules', payload: {} });
  });
}

const NONE: TaxRules = {
  ...{ taxes: [], filing: [], late: [], shortfall: [], assessing: [] },
  ...{ land: [], billboards: [], water: [], disputes: [] },
};

export async function taxRules(city: City): Promise<TaxRules> {
  return city.cache.get(
    'taxes.rules',
    ['taxes.rules'],
    async () => (await lastRules(city.db))?.content ?? NONE,
  );
}

/** 409 `taxes.no-rule`: nothing holds on that day. */
export function demandRule<R extends Dated>(rules: readonly R[], day: string): R {
  const rule = ruleOn(rules, day);
  if (!rule) throw new Problem(409, 'taxes.no-rule', { day });
  return rule;
}

/** 409 `taxes.no-rule`. */
export function demandLaw(rules: TaxRules, tax: string, day: string): TaxLaw {
  const law = lawOn(rules, tax, day);
  if (!law) throw new Problem(409, 'taxes.no-rule', { day });
  return law;
}

/** The ground of a line: a rule with its days, and the rate that was taken from it. */
export function basisOf<R extends Dated & { what: Words; article: Words }>(
  rules: readonly R[],
  rule: R,
  rate: Basis['rate'],
  what: Words = rule.what,
): Basis {
  return { what, article: rule.article, rate, from: rule.from, until: lastDayOf(rules, rule) };
}
