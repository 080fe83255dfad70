/** A whole house for a test: one city behind real HTTP on a free port, and people who speak to it. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { type House, openHouse } from '../../src/app/house.ts';
import { createOfficer } from '../../src/blocks/identity/api.ts';
import type { City } from '../../src/platform/city.ts';
import { systemContext } from '../../src/platform/context.ts';
import { readEnv } from '../../src/platform/env.ts';
import { cloneCity, testOptions } from './postgres.ts';

export type Answer<T = Record<string, unknown>> = {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: T;
  text: string;
};
export type Call = <T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
  headers?: Record<string, string>,
) => Promise<Answer<T>>;

export type TestHouse = {
  house: House;
  city: City;
  port: number;
  host: string;
  /** A call as nobody in particular. */
  call: Call;
  /** Signs a new officer with this role in and gives the call that speaks as him. */
  officer(
    role: string,
    agency?: string | null,
    area?: string | null,
    /** Further roles, for the whole city. */
    more?: readonly string[],
  ): Promise<Call & { id: string; token: string }>;
};

export type TestHouseOptions = {
  now?: () => Date;
  background?: boolean;
  /** False: no job comes round by the clock while the test runs. */
  clockwork?: boolean;
  env?: Record<string, string>;
  webDir?: string;
  /** The zone of the city; Magelang's own if absent. */
  zone?: string;
};

/** One HTTP call to 127.0.0.1 with the city's Host header; JSON in, JSON out. */
export function caller(port: number, host: string, fixed: Record<string, string> = {}): Call {
  return <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    new Promise<Answer<T>>((resolve, reject) => {
      const raw = typeof body === 'string' || body instanceof Uint8Array;
      const payload = body === undefined ? undefined : raw ? body : JSON.stringify(body);
      const outgoing = request(
        {
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: {
            host,
            ...(payload === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(payload)) }),
            ...fixed,
            ...headers,
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            const json = String(incoming.headers['content-type'] ?? '').includes('json');
            resolve({
              status: incoming.statusCode ?? 0,
              headers: incoming.headers,
              text,
              body: (json && text ? JSON.parse(text) : {}) as T,
            });
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(payload);
    });
}

export async function testHouse(t: TestContext, options: TestHouseOptions = {}): Promise<TestHouse> {
  const clone = await cloneCity();
  const dataDir = mkdtempSync(join(tmpdir(), 'pendopo-house-'));
  const env = readEnv({
    PENDOPO_DATA: dataDir,
    PENDOPO_POOL_SIZE: '6',
    PENDOPO_TEST_RATE_LIMIT: 'off',
    PENDOPO_DEMO_LIFE: 'off',
    ...options.env,
  });
  const settings = testOptions(clone.register, dataDir, options.now);
  const house = await openHouse([options.zone ? { ...clone.record, zone: options.zone } : clone.record], {
    ...settings,
    env,
    background: options.background ?? false,
    clockwork: options.clockwork ?? true,
    webDir: options.webDir,
  });
  await house.app.listen({ host: '127.0.0.1', port: 0 });
  const address = house.app.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  t.after(async () => {
    await house.close();
    await clone.drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const city = house.cities.get(clone.record.slug) as City;
  const host = `${clone.record.hosts[0]}:${port}`;
  const call = caller(port, host);
  return {
    house,
    city,
    port,
    host,
    call,
    async officer(role, agency = null, area = null, more = []) {
      const username = `uji-${randomUUID().slice(0, 12)}`;
      const made = await createOfficer(systemContext(city, 'test'), {
        username,
        name: `Petugas ${username}`,
        grants: [{ role, agency, area }, ...more.map((one) => ({ role: one, agency: null, area: null }))],
        mustChange: false,
      });
      const answer = await call<{ token: string }>('POST', '/api/session/officer', {
        username,
        password: made.password,
        as: 'token',
      });
      if (answer.status !== 200) throw new Error(`sign-in failed: ${answer.text}`);
      const { token } = answer.body;
      return Object.assign(caller(port, host, { authorization: `Bearer ${token}` }), { id: made.id, token });
    },
  };
}
