/** What a collector's phone is told: who it is to the city, what time it is, and today's way through the stops. */
import { type Actor, areaWithin, grantsFor } from '../../platform/actor.ts';
import type { Context } from '../../platform/context.ts';
import { type Language, say } from '../../shared/languages.ts';
import { formatRupiah } from '../../shared/money.ts';
import { localDate } from '../../shared/time.ts';
import { type Basis, roundsOf, waysToPay } from '../payments/api.ts';
import { cashOf } from './cash.ts';
import type { ContactView, RoundView } from './contract.ts';
import { COLLECT, stateOf } from './devices.ts';
import { allStops, type Reach } from './stops.ts';
import { depositsSince } from './store-cash.ts';
import { type DeviceRow, findDevice } from './store-devices.ts';
import { reachOf } from './store-entries.ts';
import { word } from './words.ts';

/** Grounds that are told for one stop; the sums are of all. */
const PARTS = 4;

export async function contactView(ctx: Context, given: DeviceRow): Promise<ContactView> {
  const { city, now } = ctx;
  const device = (await findDevice(city.db, given.id)) ?? given;
  const [cash, reach, deposits] = await Promise.all([
    cashOf(city, { collector: device.collector, agency: device.agency, now }),
    reachOf(city.db, device.id),
    depositsSince(city.db, now, device.collector),
  ]);
  const open = deposits.filter(
    ({ agency, accepted_at, withdrawn }) => agency === device.agency && !accepted_at && !withdrawn,
  );
  return {
    ...{ device: device.id, state: stateOf(device), cash: cash.cash, limit: cash.limit, alarm: cash.alarm },
    ...{ since: cash.since?.toISOString() ?? null, now: now.toISOString(), ...reach },
    waiting: open.reduce((sum, { amount }) => sum + (amount ?? 0), 0),
  };
}

function reachOfActor(actor: Actor): Reach {
  const grants = grantsFor(actor, COLLECT);
  return (agency, area) =>
    grants.some(
      (grant) => (grant.agencies === null || grant.agencies.has(agency)) && areaWithin(area, grant.area),
    );
}

function rateWords(language: Language, { rate }: Basis): string {
  const percent = (basisPoints: number) => String(basisPoints / 100);
  if (rate.kind === 'each')
    return word(language, `rate.${rate.per}`, {
      amount: formatRupiah(rate.amount),
      unit: say(rate.unit, language),
    });
  if (rate.kind === 'share') return word(language, 'rate.share', { percent: percent(rate.basisPoints) });
  return word(language, 'rate.monthly', { percent: percent(rate.basisPoints), cap: rate.capMonths });
}

/** The stops in the collector's reach, what is owed at each and why: enough for a day without a network. */
export async function roundView(ctx: Context, device: DeviceRow): Promise<RoundView> {
  const { city, now, language } = ctx;
  const day = localDate(now, city.zone);
  const contact = await contactView(ctx, device);
  // A phone that nobody approved learns nothing of traders.
  const stops = contact.state === 'approved' ? await allStops(ctx, reachOfActor(ctx.actor)) : [];
  const codes = stops.map(({ code }) => code);
  const [rounds, ways] = await Promise.all([
    roundsOf(city, codes, day),
    Promise.all(codes.map((code) => waysToPay(city, code))),
  ]);
  return {
    ...{ ...contact, day },
    stops: stops.flatMap((stop, at) => {
      const round = rounds.get(stop.code);
      if (!round) return [];
      const { debtor, owed, late, credit, bills } = round;
      const parts = round.parts.slice(0, PARTS).map(({ basis, ...part }) => ({
        ...{ what: say(basis.what, language), article: say(basis.article, language) },
        ...{ rate: rateWords(language, basis), ...part },
      }));
      const qris = ways[at]?.find((way) => way.qris !== null)?.qris ?? null;
      return [{ ...stop, debtor, owed, late, credit, bills, parts, qris }];
    }),
  };
}
