/** Who is late in a market, how far the letters went, and a letter to print. */
import { agencies } from '../../blocks/directory/api.ts';
import { lateOf, standingsOf } from '../../blocks/payments/api.ts';
import { allows } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { Problem } from '../../shared/errors.ts';
import { say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';
import { dayNumber } from '../../shared/zone.ts';
import { PENALTY_ARTICLE, PENALTY_RULES, planHolds } from './rules/arrears.ts';
import type { ArrearsView, LetterView } from './rules/arrears-contract.ts';
import { chargedBy, demandsOf, findDemand, namesSealed, plansOf, tradersOf } from './store-arrears.ts';
import { heldBy } from './store-office.ts';
import { findMarket, findStall } from './store-register.ts';
import { readTrader } from './traders.ts';

/** The longest late first. 404 `levies.no-market`. */
export async function arrearsView(ctx: Context, id: string): Promise<ArrearsView> {
  const { db, zone } = ctx.city;
  const market = await findMarket(db, id);
  if (!market) throw new Problem(404, 'levies.no-market');
  const today = localDate(ctx.now, zone);
  const all = await lateOf(db, { service: 'levies', before: today, refs: await tradersOf(db, id) });
  const refs = all.map(({ ref }) => ref);
  const [letters, plans, people, standings] = await Promise.all([
    demandsOf(db, refs),
    plansOf(db, refs),
    namesSealed(db, refs),
    standingsOf(db, 'levies', refs, today),
  ]);
  const { agency, area } = market;
  return {
    today,
    decides: allows(ctx.actor, 'levies.decide', { agency, area }),
    traders: all
      .map(({ ref, late, bills, oldest }) => {
        const letter = letters.findLast(({ trader }) => trader === ref);
        const plan = plans.get(ref);
        const person = people.get(ref);
        return {
          ...{ id: ref, late, bills, oldest, days: dayNumber(today) - dayNumber(oldest) },
          name: person ? readTrader(ctx.city, person.sealed).name : '',
          letter: letter
            ? { id: letter.id, stage: letter.stage, day: letter.day, penalty: letter.penalty }
            : null,
          plan: plan
            ? {
                ...{ agreedOn: plan.agreed_on, reference: plan.reference, parts: plan.parts },
                holds: planHolds(plan.parts, standings.get(ref)?.owed ?? 0, today),
              }
            : null,
        };
      })
      .sort((a, b) => b.days - a.days || b.late - a.late),
  };
}

const NAMES = { reminder: 'TEGURAN', warning: 'PERINGATAN', strd: 'STRD' } as const;

/** 404 `levies.no-letter`. */
export async function letterView(ctx: Context, id: string, demand: number): Promise<LetterView> {
  const { db } = ctx.city;
  const [market, row] = await Promise.all([findMarket(db, id), findDemand(db, id, demand)]);
  if (!market || !row) throw new Problem(404, 'levies.no-letter');
  const [tree, people, held, lines] = await Promise.all([
    agencies(ctx.city),
    namesSealed(db, [row.trader]),
    heldBy(db, id, row.trader),
    chargedBy(db, demand),
  ]);
  const person = people.get(row.trader);
  const agency = tree.find(market.agency);
  const now = held.find(({ until }) => until === null);
  const stall = now && (await findStall(db, now.stall));
  return {
    number: `${NAMES[row.stage]}/${row.day.slice(0, 4)}/${String(row.id).padStart(6, '0')}`,
    ...{ stage: row.stage, day: row.day, market: market.title, lateSince: row.late_since },
    ...{ late: row.late, bills: row.bills, penalty: row.penalty, lines },
    city: say(ctx.city.name, ctx.language),
    agency: agency ? say(agency.name, ctx.language) : market.agency,
    name: person ? readTrader(ctx.city, person.sealed).name : '',
    stalls: [...new Set(held.map(({ name }) => name))],
    article: say(PENALTY_ARTICLE, ctx.language),
    basisPoints: PENALTY_RULES[0].basisPoints,
    payCode: stall?.pay_code ?? null,
  };
}
