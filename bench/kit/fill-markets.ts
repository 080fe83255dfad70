/** Fills a city with markets: stalls, each with a trader of its own, held since long ago, and a tariff by the day. */
import { change } from '../../src/platform/change.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { progressBar } from '../../src/platform/terminal/progress-bar.ts';
import { addStall, assign, openMarket } from '../../src/services/levies/register.ts';
import { setTariff } from '../../src/services/levies/tariffs.ts';
import { addTrader } from '../../src/services/levies/traders.ts';

const MARKETS = 10;
const BLOCK = 50;
const words = (text: string) => ({ id: text, en: text, jv: text, zh: text });

/** So many stalls in ten markets, since a day; those that are there count. Answers their pay codes. */
export async function fillMarkets(city: City, total: number, since: string): Promise<string[]> {
  const ctx = systemContext(city, 'bench');
  const form = { kind: 'los', class: 'A' };
  const known = async () =>
    (await city.db.rows<{ pay_code: string }>(sql`select pay_code from levies.stall order by id`)).map(
      ({ pay_code }) => pay_code,
    );
  const there = (await known()).length;
  if (there === 0) {
    for (let at = 0; at < MARKETS; at++)
      await openMarket(ctx, {
        ...{
          id: `pasar-${at}`,
          title: `Pasar Uji ${at}`,
          agency: 'disperindag',
          area: null,
          openedOn: since,
        },
      });
    await setTariff(ctx, {
      ...{ ...form, period: 'daily', unit: 'm2', amount: 500, since },
      ...{ what: words('Retribusi pelayanan pasar'), article: words('Pasal 12 perda rekaan') },
    });
  }
  if (there >= total) return known();
  const bar = progressBar(total - there, 'Filling markets');
  for (let at = there; at < total; at += BLOCK) {
    const size = Math.min(BLOCK, total - at);
    await change(ctx, async (tx) => {
      for (let no = at; no < at + size; no++) {
        const market = `pasar-${Math.floor(no / BLOCK) % MARKETS}`;
        const place = { market, block: `B${Math.floor(no / BLOCK)}`, number: String(no % BLOCK) };
        const { id: stall } = await addStall(ctx, tx, { ...place, ...form, areaM2: 6, since });
        const trader = await addTrader(ctx, tx, { name: `Pedagang Uji ${no}` });
        await assign(ctx, tx, { stall, trader, since });
      }
    });
    bar.advance(size);
  }
  bar.end();
  return known();
}
