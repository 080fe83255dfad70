/** Traders: sealed, found again by whole words of the name or by the telephone, and named to strangers only in part. */
import { randomUUID } from 'node:crypto';
import { nameDebtors } from '../../blocks/payments/api.ts';
import type { Change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { blindIndex, open, seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import type { Language } from '../../shared/languages.ts';
import { maskedName } from '../../shared/masked-name.ts';
import { normalizePhone } from '../../shared/phone.ts';
import { cleanLine, foldForSearch } from '../../shared/text.ts';
import { findMarket, findTrader, insertTrader, type TraderRow } from './store-register.ts';

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
const PHONE_END = 4;
const endKey = (city: City, phone: string): Buffer =>
  blindIndex(city, phone.slice(-PHONE_END), 'levies.phone-end').subarray(0, KEY_BYTES);

/** What somebody typed at the desk, as keys: words of a name, the end of a telephone number or the whole of it. */
export function searchKeys(city: City, text: string) {
  const digits = text.replace(/\D/g, '');
  const phone = /[a-z]/i.test(text) ? undefined : normalizePhone(text);
  const words = nameKeys(city, text);
  return {
    words: words.length > 0 ? words : null,
    phone: phone ? phoneKey(city, phone) : null,
    phoneEnd: digits.length === PHONE_END ? endKey(city, digits) : null,
  };
}

/** A trader as the register keeps him. `phone` is in its international form. */
export function traderRow(
  ctx: Context,
  given: { id: string; name: string; phone: string | null; language: Language },
): TraderRow {
  const { id, name, phone, language } = given;
  return {
    ...{ id, language, registered_at: ctx.now, name_words: nameKeys(ctx.city, name) },
    sealed: seal(ctx.city, JSON.stringify({ name, phone } satisfies Trader)),
    phone_index: phone === null ? null : phoneKey(ctx.city, phone),
    phone_end: phone === null ? null : endKey(ctx.city, phone),
  };
}

export const readTrader = (city: City, sealed: Buffer): Trader => JSON.parse(open(city, sealed)) as Trader;

/** Within a change; 422 `levies.phone` for a number that nobody can be called at. */
export async function addTrader(ctx: Context, tx: Change, given: NewTrader): Promise<string> {
  const name = cleanLine(given.name);
  const phone = given.phone?.trim() ? normalizePhone(given.phone) : null;
  if (phone === undefined) throw new Problem(422, 'levies.phone');
  const id = randomUUID();
  await insertTrader(tx, traderRow(ctx, { id, name, phone, language: given.language ?? 'id' }));
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
