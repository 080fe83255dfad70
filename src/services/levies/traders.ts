/** Traders: sealed, found again by whole words of the name or by the telephone, and named to strangers only in part. */
import { randomUUID } from 'node:crypto';
import { nameDebtors } from '../../blocks/payments/api.ts';
import type { Change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, open, seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { normalizePhone } from '../../shared/phone.ts';
import { cleanLine, foldForSearch } from '../../shared/text.ts';
import { maskedName } from './rules/mask.ts';
import { findMarket, findTrader, insertTrader } from './store-register.ts';

export type Trader = { name: string; phone: string | null };
export type NewTrader = { name: string; phone?: string | undefined; language?: Language | undefined };

const MOST_WORDS = 8;
/** Bytes of a word's key: enough to find, too few to be worth trying names. */
const KEY_BYTES = 12;

function nameKeys(city: City, name: string): Buffer[] {
  const words = foldForSearch(name)
    .split(/\s+/)
    .filter((word) => word.length > 1);
  return [...new Set(words)]
    .slice(0, MOST_WORDS)
    .map((word) => blindIndex(city, word, 'levies.name').subarray(0, KEY_BYTES));
}

const phoneKey = (city: City, phone: string): Buffer => blindIndex(city, phone, 'levies.phone');

export const readTrader = (city: City, sealed: Buffer): Trader => JSON.parse(open(city, sealed)) as Trader;

/** Within a change; 422 `levies.phone` for a number that nobody can be called at. */
export async function addTrader(ctx: Context, tx: Change, given: NewTrader): Promise<string> {
  const name = cleanLine(given.name);
  const phone = given.phone?.trim() ? normalizePhone(given.phone) : null;
  if (phone === undefined) throw new Problem(422, 'levies.phone');
  const id = randomUUID();
  await insertTrader(tx, {
    id,
    sealed: seal(ctx.city, JSON.stringify({ name, phone } satisfies Trader)),
    phone_index: phone === null ? null : phoneKey(ctx.city, phone),
    name_words: nameKeys(ctx.city, name),
    language: given.language ?? 'id',
    registered_at: ctx.now,
  });
  tx.audit({ action: 'levies.trader.registered', subject: id });
  return id;
}

nameDebtors('levies', {
  async shown(city, ref) {
    // A stall that nobody holds: its number stands for the market.
    const [kind, market] = ref.split('/');
    if (kind === 'market' && market) return (await findMarket(city.db, market))?.title ?? '';
    const row = await findTrader(city.db, ref);
    return row ? maskedName(readTrader(city, row.sealed).name) : '';
  },
});
