/** How the made-up bank calls the city: with a token of the city's, signed as its profile says, and spoiled where it is told to. */
import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import type { Bank } from '../rules/banks.ts';
import { type Keys, signAccess, signMessage } from '../snap/signature.ts';
import { type Heard, post } from './wire.ts';

/** Where the city answers its banks, without a slash at the end: 'http://kota.localhost:8080/api/snap/bank-rekaan'. */
export type CityDoor = { address: string; publicKey: string; zone: string };

/** What is wrong with one attempt. */
export type Spoilt = {
  cut?: 'request' | 'answer';
  forged?: boolean;
  stale?: boolean;
};

const AT_ONCE = 16;
const STALE_MS = 3_600_000;

export const externalNumber = () => randomUUID().replaceAll('-', '');

/** What the bank calls a payment: short enough for every field of its statements. */
export const paymentNumber = () => `RK${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}`;

export type Caller = ReturnType<typeof createCaller>;

export function createCaller(given: {
  bank: Bank;
  id: string;
  keys: Pick<Keys, 'private' | 'secret'>;
  door: () => CityDoor;
  now: () => Date;
}) {
  const { bank, keys } = given;
  const profile = { id: given.id, ...bank.signatures };
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  let token: Promise<string> | undefined;

  async function getToken(): Promise<string> {
    const timestamp = given.now().toISOString();
    const url = new URL(`${given.door().address}/v1.0/access-token/b2b`);
    const answer = await post(
      url,
      JSON.stringify({ grantType: 'client_credentials' }),
      {
        'x-timestamp': timestamp,
        'x-client-key': bank.callerKey,
        'x-signature': signAccess(profile, bank.callerKey, timestamp, keys),
      },
      { agent },
    );
    if (typeof answer.body.accessToken !== 'string') throw new Error('no token');
    return answer.body.accessToken;
  }

  /** Says something once. Rejects when there is no whole answer. After a 401 the next call asks for another token. */
  async function say(path: string, body: unknown, number: string, spoilt: Spoilt = {}): Promise<Heard> {
    let access = '';
    if (profile.notification.token) {
      token ??= getToken();
      access = await token.catch((error: unknown) => {
        token = undefined;
        throw error;
      });
    }
    const at = given.now().getTime() - (spoilt.stale ? STALE_MS : 0);
    const timestamp = new Date(at).toISOString();
    const url = new URL(`${given.door().address}/v1.0/${path}`);
    const text = JSON.stringify(body);
    const message = { method: 'POST', path: url.pathname, body: text, timestamp, token: access };
    const signed = spoilt.forged ? { ...message, body: '{}' } : message;
    const headers = {
      ...(access === '' ? {} : { authorization: `Bearer ${access}` }),
      ...{ 'x-timestamp': timestamp, 'x-partner-id': bank.callerKey, 'x-external-id': number },
      ...{ 'channel-id': '95221', 'x-signature': signMessage(profile.notification, signed, keys) },
    };
    const how = spoilt.cut ? { agent, cut: spoilt.cut } : { agent };
    const answer = await post(url, text, headers, how);
    if (answer.status === 401 && !spoilt.forged && !spoilt.stale) token = undefined;
    return answer;
  }

  return { say, stop: () => agent.destroy() };
}
