/** Collectors' phones for the tables of routes. */
import { setLimit } from '../../src/blocks/collectors/desk.ts';
import { approve } from '../../src/blocks/collectors/devices.ts';
import { closeDifference, openDifference } from '../../src/blocks/collectors/store-devices.ts';
import { systemContext } from '../../src/platform/context.ts';
import { sql } from '../../src/platform/db/sql.ts';
import { newPhone } from '../kit/collector-phone.ts';
import type { TestHouse } from '../kit/house.ts';
import { OTHER, OWN } from './model.ts';

/** An approved phone of each agency with a deposit, a difference that was looked into, a limit, and a receipt that is forged. */
export async function makePhones(house: TestHouse) {
  const { city } = house;
  const ctx = systemContext(city, 'test');
  const made = [];
  for (const agency of [OWN, OTHER]) {
    const collector = await house.officer('collector', agency);
    const phone = await newPhone(collector, city.now);
    const { device } = phone;
    await approve(ctx, device);
    const handed = await phone.write({ kind: 'deposit', amount: 5000, to: 'office', reference: '' });
    await phone.tell();
    const receipt = await phone.write({ kind: 'receipt', code: '1000000000123', amount: 4000 });
    await openDifference(city.db, { device, kind: 'clock', about: 'uji', at: ctx.now });
    const { id: difference } = await city.db.one<{ id: number }>(
      sql`select id from collectors.difference where device = ${device}`,
    );
    await closeDifference(city.db, { id: difference, at: ctx.now, by: 'uji', note: 'Uji' });
    await setLimit(ctx, { agency, collector: null, since: '2000-01-01', amount: 1_000_000 });
    const forged = receipt.text.replace('.334~', '.7ps~');
    made.push({ device, agency, deposit: handed.hash, difference, forged });
  }
  return made;
}
