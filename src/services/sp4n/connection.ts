/** Whether and for which city the exchange is on: set once by the roof from the environment. Off by default. */
import type { Env } from '../../platform/env.ts';
import type { Sp4nClient } from './client.ts';
import { httpClient } from './http-client.ts';
import { wire } from './wire.ts';

export type Connection = {
  /** `simulator`: demo mode and an address of this machine; all of it is fictional. */
  is: 'off' | 'on' | 'simulator';
  client?: Sp4nClient;
  missing: string[];
  leadTo(slug: string): boolean;
};

let known: Connection | undefined;

const LOCAL = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** In demo mode only a simulator on this machine is spoken to: made-up reports must never reach the ministry. */
export function configureSp4n(env: Env, cities: ReadonlyMap<string, unknown>): void {
  const { sp4n, inbound } = env;
  const missing = sp4n ? [] : ['PENDOPO_SP4N_URL', 'PENDOPO_SP4N_TOKEN'];
  const demo = env.mode === 'demo';
  const local = sp4n !== undefined && LOCAL.has(new URL(sp4n.url).hostname);
  const leadTo = (slug: string) =>
    inbound.city === undefined ? cities.size === 1 && cities.has(slug) : inbound.city === slug;
  if (!sp4n || (demo && !local)) {
    known = { is: 'off', missing, leadTo };
    return;
  }
  const client = httpClient(sp4n.url, sp4n.token, wire());
  known = { is: demo ? 'simulator' : 'on', client, missing, leadTo };
}

export function connection(): Connection {
  if (!known) throw new Error('configureSp4n has not been called in this process.');
  return known;
}
