/** A market for journeys: one stall with its holder, a tariff, and bills of the last days. */
import { randomUUID } from 'node:crypto';
import { change } from '../../src/platform/change.ts';
import { systemContext } from '../../src/platform/context.ts';
import { chaseArrears } from '../../src/services/levies/arrears.ts';
import { addStall, assign, openMarket } from '../../src/services/levies/register.ts';
import { runBills } from '../../src/services/levies/runs.ts';
import { demandsOf } from '../../src/services/levies/store-arrears.ts';
import { setTariff } from '../../src/services/levies/tariffs.ts';
import { addTrader } from '../../src/services/levies/traders.ts';
import { localDate } from '../../src/shared/time.ts';
import { dateOfDay, dayNumber } from '../../src/shared/zone.ts';
import type { TestHouse } from './house.ts';

const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });

/** A stall that owes 3,000 for each of so many days, today the last. */
export async function marketWithBills({ city }: Pick<TestHouse, 'city'>, days = 3) {
  const ctx = systemContext(city, 'test');
  const today = dayNumber(localDate(ctx.now, city.zone));
  const market = `pasar-${randomUUID().slice(0, 8)}`;
  const since = dateOfDay(today - 100);
  const at = { id: market, title: 'Pasar Uji', agency: 'disperindag', area: null, openedOn: since };
  await openMarket(ctx, at);
  const form = { kind: market, class: 'A' };
  await setTariff(ctx, {
    ...{ ...form, period: 'daily', unit: 'm2', amount: 500, since },
    ...{ what: words('Retribusi pelayanan pasar'), article: words('Pasal 12 perda rekaan') },
  });
  const made = await change(ctx, async (tx) => {
    const place = { market, block: 'A', number: '12', ...form, areaM2: 6, since };
    const { id: stall, payCode } = await addStall(ctx, tx, place);
    const trader = await addTrader(ctx, tx, { name: 'Siti Aminah', phone: '0812-0000-1234' });
    await assign(ctx, tx, { stall, trader, since });
    return { market, stall, trader, payCode };
  });
  for (let back = days - 1; back >= 0; back--)
    await runBills(ctx, { market, period: 'daily', day: dateOfDay(today - back) });
  return made;
}

/** Answers the number on the stall's QR. */
export async function stallWithBills(house: Pick<TestHouse, 'city'>, days = 3): Promise<string> {
  return (await marketWithBills(house, days)).payCode;
}

/** Examples of the office's pages of a market. */
export async function marketPages(house: Pick<TestHouse, 'city'>): Promise<Record<string, string>> {
  const { market, stall, trader } = await marketWithBills(house, 20);
  await chaseArrears(house.city);
  const [letter] = await demandsOf(house.city.db, [trader]);
  const demand = letter?.id ?? 0;
  const home = `/office/pasar/${market}`;
  return {
    '/office/pasar/:market': home,
    '/office/pasar/:market/hari-ini': `${home}/hari-ini`,
    '/office/pasar/:market/tunggakan': `${home}/tunggakan`,
    '/office/cetak/surat-pasar/:market/:demand': `/office/cetak/surat-pasar/${market}/${demand}`,
    '/office/pasar/:market/stiker': `${home}/stiker`,
    '/office/pasar/:market/kalender': `${home}/kalender`,
    '/office/pasar/:market/penerbitan': `${home}/penerbitan`,
    '/office/pasar/:market/impor': `${home}/impor`,
    '/office/pasar/:market/pedagang/:trader': `${home}/pedagang/${trader}`,
    '/office/lapak/:stall': `/office/lapak/${stall}`,
  };
}

/** A market with so many stalls of one size, each with a holder, that owes 3,000 a day; the numbers on their QR. */
export async function marketOf(
  { city }: Pick<TestHouse, 'city'>,
  { stalls, since }: { stalls: number; since: string },
): Promise<string[]> {
  const ctx = systemContext(city, 'test');
  const market = `pasar-${randomUUID().slice(0, 8)}`;
  const form = { kind: market, class: 'A' };
  await openMarket(ctx, {
    id: market,
    title: 'Pasar Uji',
    agency: 'disperindag',
    area: null,
    openedOn: since,
  });
  await setTariff(ctx, {
    ...{ ...form, period: 'daily', unit: 'm2', amount: 500, since },
    ...{ what: words('Retribusi pelayanan pasar'), article: words('Pasal 12 perda rekaan') },
  });
  return change(ctx, async (tx) => {
    const codes: string[] = [];
    for (let no = 1; no <= stalls; no++) {
      const place = { market, block: 'A', number: String(no), ...form, areaM2: 6, since };
      const { id: stall, payCode } = await addStall(ctx, tx, place);
      const trader = await addTrader(ctx, tx, { name: `Pedagang Uji ${no}` });
      await assign(ctx, tx, { stall, trader, since });
      codes.push(payCode);
    }
    return codes;
  });
}
