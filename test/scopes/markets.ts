/** Markets for the tables of routes. */
import { change } from '../../src/platform/change.ts';
import { systemContext } from '../../src/platform/context.ts';
import { addStall, openMarket } from '../../src/services/levies/register.ts';
import type { TestHouse } from '../kit/house.ts';
import { OTHER, OWN } from './model.ts';

const PAST = '2000-01-01';

/** A market of each agency, with one stall that nobody holds. */
export async function makeMarkets(house: TestHouse) {
  const ctx = systemContext(house.city, 'test');
  const made = [];
  for (const agency of [OWN, OTHER]) {
    const id = `pasar-${agency}`;
    await openMarket(ctx, { id, title: `Pasar ${agency}`, agency, area: null, openedOn: PAST });
    const form = { kind: 'los', class: 'A', areaM2: 4, since: PAST };
    const stall = await change(ctx, (tx) =>
      addStall(ctx, tx, { market: id, block: 'A', number: '1', ...form }),
    );
    made.push({ id, agency, stall: stall.id });
  }
  return made;
}
