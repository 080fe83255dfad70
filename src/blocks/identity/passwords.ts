/** Hashes and checks passwords with argon2id, at the same cost whether the account exists or not. */
import { hash, verify } from '@node-rs/argon2';
import { fieldProblem } from '../../shared/errors.ts';
import { passwordFault, SHORTEST_PASSWORD } from './rules/password.ts';

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. The library's default algorithm is argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

let dummy: Promise<string> | undefined;

/**
 * True when `password` fits `stored`. Without a stored hash it does the same work on a dummy and answers false,
 * so the time of the answer does not tell whether the account exists.
 */
export async function passwordFits(stored: string | undefined, password: string): Promise<boolean> {
  dummy ??= hashPassword('nobody has this password');
  const fits = await verify(stored ?? (await dummy), password.normalize('NFKC')).catch(() => false);
  return stored !== undefined && fits;
}

/** Throws 422 naming `field` when the password is too weak for its owner. */
export function demandGoodPassword(password: string, names: readonly string[], field: string): void {
  const fault = passwordFault(password, names);
  if (fault) throw fieldProblem(field, fault, { limit: SHORTEST_PASSWORD });
}
