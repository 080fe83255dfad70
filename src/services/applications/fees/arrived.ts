/** A fee was paid through a bank: the application goes on. */
import { billsFor, debtorRef, type Paid } from '../../../blocks/payments/api.ts';
import type { City } from '../../../platform/city.ts';
import { systemContext } from '../../../platform/context.ts';
import { Problem } from '../../../shared/errors.ts';
import { feePaid } from '../fee-paid.ts';
import { SERVICE } from './bills.ts';

/**
 * Lets the application go on when its bill is paid in full; a part of it changes nothing yet. Idempotent. An application that no longer waits
 * for money keeps it as credit.
 */
export async function feeArrived(city: City, { debtor, receipt, bills }: Paid): Promise<void> {
  const code = await debtorRef(city.db, debtor);
  if (code === undefined) return;
  const bill = (await billsFor(city.db, SERVICE, code)).find(({ id }) => bills.includes(id));
  if (!bill || bill.open > 0 || bill.void) return;
  try {
    await feePaid(systemContext(city, 'applications.fee'), code, { amount: bill.amount, receipt });
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 409) throw error;
  }
}
