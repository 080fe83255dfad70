/** Accounts for the replay: made by the command line, signed in through the API, with a password of their own. */
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { call } from '../kit/call.ts';

const CLI = resolve(import.meta.dirname, '../../src/app/cli.ts');

type Ran = { ok: boolean; value: Record<string, unknown>; error: string; code: string };

/** `pendopo COMMAND --json`. */
export function pendopo(...args: string[]): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--json'], {
    encoding: 'utf8',
  });
  if (status === 0) return { ok: true, value: JSON.parse(stdout), error: '', code: '' };
  const said = /^\{.*\}$/m.exec(stderr)?.[0];
  const { error, code } = said
    ? (JSON.parse(said) as { error: string; code: string })
    : { error: stderr, code: '' };
  return { ok: false, value: {}, error, code };
}

async function signIn(origin: string, username: string, password: string): Promise<string> {
  const body = { username, password, as: 'token' };
  const answer = await call<{ token?: string; detail?: string }>(origin, 'POST', '/api/session/officer', {
    body,
  });
  if (!answer.body.token) throw new Error(`${username} could not sign in: ${answer.body.detail}`);
  return answer.body.token;
}

/** The bearer token of an account that holds `role` in the whole city; made at the first run, found at the next. */
export async function account(origin: string, city: string, username: string, role: string): Promise<string> {
  let made = pendopo(
    'admin',
    'create',
    username,
    '--city',
    city,
    '--name',
    `Replay ${username}`,
    '--role',
    role,
    '--force',
  );
  if (!made.ok && made.code === 'identity.username-taken')
    made = pendopo('officer', 'reset', username, '--city', city);
  if (!made.ok) throw new Error(made.error);
  const password = String(made.value.password);
  const token = await signIn(origin, username, password);
  const headers = { authorization: `Bearer ${token}` };
  type Session = { actor: { pending: string[] } | null };
  const { pending = [] } = (await call<Session>(origin, 'GET', '/api/session', { headers })).body.actor ?? {};
  if (pending.includes('second-factor'))
    throw new Error(
      'This city asks every officer for a second factor. The replay needs a server in demo mode.',
    );
  if (!pending.includes('password')) return token;
  const next = randomBytes(15).toString('base64url');
  const changed = await call(origin, 'POST', '/api/account/password', {
    headers,
    body: { current: password, next },
  });
  if (changed.status >= 300)
    throw new Error(`the password could not be changed: ${JSON.stringify(changed.body)}`);
  return signIn(origin, username, next);
}
