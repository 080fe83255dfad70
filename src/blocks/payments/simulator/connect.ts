/** A city and the made-up bank introduce themselves: addresses, public keys, and the secret that both share. */
import { generateKeyPairSync } from 'node:crypto';
import { Value } from 'typebox/value';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import { setBankAccount } from '../bank-accounts.ts';
import { setBank } from '../banks.ts';
import { Bank } from '../rules/banks.ts';
import type { CityDoor } from './caller.ts';
import type { Introduced } from './simulator.ts';
import { ACCOUNT, CSV_PROFILE } from './statement.ts';
import { simulatedAccount } from './terms.ts';
import { post } from './wire.ts';

/** What a city says of itself, and the private key that it keeps. `origin`: 'http://kota.localhost:8080'. */
function introduction(city: Pick<City, 'zone'>, origin: string, id: string) {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKey = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const door: CityDoor = { address: `${origin}/api/snap/${id}`, publicKey, zone: city.zone };
  return { door, own: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() };
}

/** Keeps what the bank answered. Error when it says that it is no fiction: a simulator is nobody's real bank. */
async function keepSimulator(city: City, own: string, given: Introduced): Promise<void> {
  if (!Value.Check(Bank, given.bank) || !given.bank.fictional) throw new Error('this is no made-up bank');
  const keys = { 'city-private': own, 'bank-public': given.publicKey, shared: given.shared };
  const ctx = systemContext(city, 'bank-connect');
  await setBank(ctx, { id: given.id, bank: given.bank, keys });
  await setBankAccount(ctx, { number: ACCOUNT, account: simulatedAccount(given.id, CSV_PROFILE) });
}

/** Over HTTP, with a simulator that runs as a process of its own. Answers the bank's id here. */
export async function connectSimulator(
  city: City,
  { url, origin, id = 'bank-rekaan' }: { url: string; origin: string; id?: string },
): Promise<string> {
  const { door, own } = introduction(city, origin, id);
  const answer = await post(new URL('/simulator/connect', url), JSON.stringify(door), {});
  const given = answer.body as Introduced;
  if (answer.status !== 200 || given.id !== id) throw new Error(`it answered ${answer.status}`);
  await keepSimulator(city, own, given);
  return id;
}
