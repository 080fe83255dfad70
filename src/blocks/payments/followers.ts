/** Services that go on when something is paid: their job comes with the payment, in the same transaction. */
import type { NewJob } from '../../platform/change.ts';
import type { Rupiah } from '../../shared/money.ts';

/** What such a job is given. */
export type Paid = {
  debtor: number;
  /** The number on the receipt. */
  receipt: string;
  amount: Rupiah;
  /** Bills that it pays, wholly or in part. */
  bills: readonly number[];
};

const followers = new Map<string, string>();

/** Once for each service, when the house is put together. `task`: an idempotent job, given a `Paid`. */
export function followPayments(service: string, task: string): void {
  followers.set(service, task);
}

export function jobsOf(
  service: string | null,
  paid: Omit<Paid, 'debtor'> & { debtor: number | null },
): NewJob[] {
  const task = service === null ? undefined : followers.get(service);
  return task && paid.debtor !== null ? [{ task, payload: paid }] : [];
}
