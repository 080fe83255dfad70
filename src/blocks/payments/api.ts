/** What services may use of the payments block. */
export { accountOf, type DebtorAccount } from './account.ts';
export type { Account } from './accounts.ts';
export { issueBills, keepBasis, type NewBill, voidBill } from './bills.ts';
export { cashOf, moveCash } from './cash.ts';
export { spendCredits } from './credits.ts';
export { nameDebtors, shownName as shownDebtor } from './debtor-names.ts';
export { debtorsOf, handOver, newPayCode } from './debtors.ts';
export { exportLedger } from './export.ts';
export { type Booking, book, bookingRows, reverse } from './ledger.ts';
export { debtorAt, issuedBetween } from './payable.ts';
export type { Basis } from './rules/bills.ts';
export { connectSimulator } from './simulator/connect.ts';
export { startBankSimulator } from './simulator/simulator.ts';
export { CLUMSY, SIGNING, type Signing } from './simulator/terms.ts';
export { verifyLedger } from './verify.ts';
export { type Way, waysToPay } from './ways.ts';
export { word as sayLedger } from './words.ts';
