/** The banks of a city as the house speaks with them: their ways, and their keys, unsealed once. */
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { type Change, change } from '../../platform/change.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { open, seal } from '../../platform/crypt.ts';
import { Problem } from '../../shared/errors.ts';
import type { Bank } from './rules/banks.ts';
import type { Keys, SignatureProfile } from './snap/signature.ts';
import { insertBank, insertKey, type KeyPurpose, latestBanks, latestKeys } from './store-banks.ts';

export type KnownBank = { id: string; bank: Bank; profile: SignatureProfile; keys: Keys };

/** By id, remembered until one of them changes. */
export function banks(city: City): Promise<ReadonlyMap<string, KnownBank>> {
  return city.cache.get('payments.banks', ['payments.bank'], async () => {
    const [all, sealed] = await Promise.all([latestBanks(city.db), latestKeys(city.db)]);
    const known = new Map<string, KnownBank>();
    for (const { id, content } of all) {
      const key = (purpose: KeyPurpose) => {
        const found = sealed.find((one) => one.bank === id && one.purpose === purpose);
        return found && open(city, found.sealed);
      };
      const [own, theirs, shared] = [key('city-private'), key('bank-public'), key('shared')];
      known.set(id, {
        ...{ id, bank: content, profile: { id, ...content.signatures } },
        keys: {
          ...(own ? { private: createPrivateKey(own) } : {}),
          ...(theirs ? { public: createPublicKey(theirs) } : {}),
          ...(shared ? { secret: shared } : {}),
        },
      });
    }
    return known;
  });
}

function demandKey(purpose: KeyPurpose, text: string): void {
  try {
    if (purpose === 'city-private') createPrivateKey(text);
    else if (purpose === 'bank-public') createPublicKey(text);
    else if (text.length < 16) throw new RangeError('too short');
  } catch {
    throw new Problem(422, 'payments.key-unusable');
  }
}

/** Sets how a bank is spoken with, and the keys that are given. 422 `payments.key-unusable`. Keys are in no audit entry. */
export async function setBank(
  ctx: Context,
  given: { id: string; bank: Bank; keys: Partial<Record<KeyPurpose, string>> },
): Promise<void> {
  const keys = Object.entries(given.keys) as [KeyPurpose, string][];
  for (const [purpose, text] of keys) demandKey(purpose, text);
  await change(ctx, async (tx: Change) => {
    await insertBank(tx, given.id, given.bank, ctx.now);
    for (const [purpose, text] of keys)
      await insertKey(tx, { bank: given.id, purpose, sealed: seal(ctx.city, text), since: ctx.now });
    const after = { keys: keys.map(([purpose]) => purpose).join(', ') };
    tx.audit({ action: 'payments.bank.set', subject: given.id, after });
    tx.emit({ type: 'payments.bank.set', subject: given.id, payload: {} });
  });
  // Here at once; other processes hear of it by the event.
  ctx.city.cache.passed('payments.bank.set');
}
