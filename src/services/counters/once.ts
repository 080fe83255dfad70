/** The same request twice at once: the second finds done what the first did, and gets its answer instead of a refusal. */
import type { Context } from '../../platform/context.ts';
import { violates } from '../../platform/db/database.ts';
import { storedAnswer } from '../../platform/http/idempotency.ts';
import { Problem } from '../../shared/errors.ts';

/** One active number per device and per telephone: the database says so, also to two requests at once. */
function named(error: unknown): unknown {
  if (violates(error, 'ticket_one_per_device') || violates(error, 'ticket_one_per_phone'))
    return new Problem(409, 'counters.has-number');
  if (violates(error, 'ticket_one_appointment')) return new Problem(409, 'counters.has-appointment');
  return error;
}

/** Runs a change that waits for a lock. Throws 409 `platform.replayed` when its twin was first. */
export async function once<T>({ city, idempotency }: Context, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const told = named(error);
    if (idempotency && told instanceof Problem && told.status === 409) {
      const { key, also = [], fingerprint } = idempotency;
      if (await storedAnswer(city, [key, ...also], fingerprint)) throw new Problem(409, 'platform.replayed');
    }
    throw told;
  }
}
