/** The accounts that bills and payments move, by what they are about. */
import type { Account } from './accounts.ts';

/** What people owe the city for bills of a kind. */
export const owed = (kind: string): Account => ({ code: `owed/${kind}`, kind: 'claim' });
export const revenue = (kind: string): Account => ({ code: `revenue/${kind}`, kind: 'revenue' });
export const relief = (kind: string): Account => ({ code: `relief/${kind}`, kind: 'relief' });
/** What people paid ahead: theirs until a bill uses it. */
export const credit = (service: string): Account => ({ code: `credit/${service}`, kind: 'liability' });
/** Money of which nobody knows yet for whom it was meant. */
export const unidentified = (channel: string): Account => ({
  code: `unidentified/${channel}`,
  kind: 'liability',
});
/** Paid, and still on its way through a channel: a bank, or the pocket of a collector. */
export const pending = (channel: string): Account => ({ code: `pending/${channel}`, kind: 'asset' });

/** 'levies.daily' is of 'levies'. */
export const serviceOf = (kind: string): string => kind.split('.')[0] as string;
