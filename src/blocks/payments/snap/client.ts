/** Calls of the city to a bank: with its token, signed as the bank wants it, and never waited for without end. */
import { randomUUID } from 'node:crypto';
import type { City } from '../../../platform/city.ts';
import { isoInZone } from '../../../shared/time.ts';
import type { KnownBank } from '../banks.ts';
import { signAccess, signMessage } from './signature.ts';

const PATIENCE_MS = 8000;
/** A token that is about to run out is not used any more. */
const SPARE_MS = 30_000;
const MOST = 256_000;

type Token = { text: string; until: number };
const tokens = new WeakMap<City, Map<string, Token>>();

/** The bank was not reached, or did not answer in its own shape: nobody knows whether it did what was asked. */
export class BankSilent extends Error {
  readonly why: 'unreachable' | 'timeout' | 'no-token' | 'not-json';

  constructor(why: BankSilent['why']) {
    super(`the bank did not answer: ${why}`);
    this.name = 'BankSilent';
    this.why = why;
  }
}

export type BankAnswer = { status: number; code: string; body: Record<string, unknown> };

async function post(url: URL, text: string, headers: Record<string, string>): Promise<BankAnswer> {
  let status: number;
  let said: string;
  try {
    const response = await fetch(url, {
      ...{ method: 'POST', body: text, redirect: 'error' },
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    status = response.status;
    said = await response.text();
  } catch (error) {
    throw new BankSilent((error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }
  try {
    const body: unknown = said.length > MOST ? null : JSON.parse(said);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) {
      const fields = body as Record<string, unknown>;
      return { status, code: String(fields.responseCode ?? status), body: fields };
    }
  } catch {
    // Said below.
  }
  throw new BankSilent('not-json');
}

async function tokenOf(city: City, { id, bank, profile, keys }: KnownBank): Promise<string> {
  const own = tokens.get(city) ?? new Map<string, Token>();
  tokens.set(city, own);
  const held = own.get(id);
  const now = city.now();
  if (held && held.until > now.getTime()) return held.text;
  const timestamp = isoInZone(now, city.zone);
  const { status, body } = await post(
    new URL(`${bank.address}/v1.0/access-token/b2b`),
    JSON.stringify({ grantType: 'client_credentials' }),
    {
      ...{ 'x-timestamp': timestamp, 'x-client-key': bank.clientKey },
      'x-signature': signAccess(profile, bank.clientKey, timestamp, keys),
    },
  );
  if (status !== 200 || typeof body.accessToken !== 'string') throw new BankSilent('no-token');
  const seconds = Number(body.expiresIn);
  const until = now.getTime() + (Number.isFinite(seconds) ? seconds * 1000 : 0) - SPARE_MS;
  own.set(id, { text: body.accessToken, until });
  return body.accessToken;
}

/**
 * Asks a bank for something once, and once more with a new token when it no longer knows the old one. BankSilent when
 * nobody answered; the same question with the same numbers may then be asked again.
 */
export async function askBank(
  city: City,
  known: KnownBank,
  path: string,
  body: Record<string, unknown>,
): Promise<BankAnswer> {
  const { id, bank, profile, keys } = known;
  const url = new URL(`${bank.address}/v1.0/${path}`);
  const text = JSON.stringify(body);
  const part = profile.request;
  for (let left = 2; ; left--) {
    const token = part.token ? await tokenOf(city, known) : '';
    const timestamp = isoInZone(city.now(), city.zone);
    const message = { method: 'POST', path: url.pathname, body: text, timestamp, token };
    const answer = await post(url, text, {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      ...{ 'x-timestamp': timestamp, 'x-partner-id': bank.partnerId },
      ...{ 'x-external-id': randomUUID().replaceAll('-', ''), 'channel-id': '95221' },
      'x-signature': signMessage(part, message, keys),
    });
    if (answer.status !== 401 || left === 1) return answer;
    tokens.get(city)?.delete(id);
  }
}
