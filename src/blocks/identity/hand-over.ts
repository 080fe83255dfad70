/** How a sign-in reaches the caller: what the device says of itself, and the new token on its way out. */
import type { Context } from '../../platform/context.ts';
import type { Raw } from '../../platform/http/route.ts';
import { SESSION_COOKIE } from '../../platform/http/server.ts';
import type { Device } from './officer-sign-in.ts';
import type { Begun } from './sessions.ts';

export function userAgentOf(raw: Raw): string {
  return String(raw.headers['user-agent'] ?? '').slice(0, 200);
}

export function deviceOf(raw: Raw, as: 'cookie' | 'token' | undefined): Device {
  const asToken = as === 'token';
  return {
    userAgent: userAgentOf(raw),
    asToken,
    // A program that asks for a token must not end the session of the browser it runs beside.
    oldToken: asToken ? undefined : raw.cookie(SESSION_COOKIE),
  };
}

/** Hands the new token out: to a browser as a cookie that no script can read, to a program in the answer. */
export function handOver(
  ctx: Context,
  raw: Raw,
  begun: Begun,
  asToken: boolean,
): { token?: string; expiresAt: string } {
  const expiresAt = begun.expiresAt.toISOString();
  if (asToken) return { token: begun.token, expiresAt };
  const maxAge = Math.floor((begun.expiresAt.getTime() - ctx.now.getTime()) / 1000);
  raw.setCookie(SESSION_COOKIE, begun.token, { maxAge });
  return { expiresAt };
}
