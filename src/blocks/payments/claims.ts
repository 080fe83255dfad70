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

/** At a bank, on the city's account for a channel; and on the account of the regional treasury (RKUD). */
export const held = (bank: string): Account => ({ code: `bank/${bank}`, kind: 'asset' });
export const rkud: Account = { code: 'rkud', kind: 'asset' };
/** What banks keep: of a channel's payments, and for the account itself. */
export const fees = (channel: string): Account => ({ code: `cost/fees/${channel}`, kind: 'cost' });
export const bankFees = (bank: string): Account => ({ code: `cost/fees/bank/${bank}`, kind: 'cost' });

/** A transfer that came without any number of ours, told only by the statement. */
export const transferChannel = (bank: string): string => `transfer/${bank}`;
/** Interest that a bank paid; and what stands on the account and is not the city's, until the bank takes it back. */
export const interest = (bank: string): Account => ({ code: `revenue/bank/${bank}`, kind: 'revenue' });
export const clearing = (bank: string): Account => ({ code: `clearing/${bank}`, kind: 'liability' });

/** 'levies.daily' is of 'levies'. */
export const serviceOf = (kind: string): string => kind.split('.')[0] as string;
