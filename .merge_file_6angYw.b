/** What services may use of the payments block. */
export { accountOf, type DebtorAccount, type OpenBill } from './account.ts';
export type { Account } from './accounts.ts';
export { setBankAccount } from './bank-accounts.ts';
export {
  issueBills,
  issueBills,
  keepBasis,
  keepBasis,
  type NewBill,
  type NewBill,
  relieveBill,
  voidBill,
  voidBill,
} from './bills.ts';
export { cashOf, moveCash } from './cash.ts';
export { compensate } from './compensate.ts';
export { reversePayment, spendCredits } from './credits.ts';
export { nameDebtors, shownName as shownDebtor } from './debtor-names.ts';
export { debtorsOf, handOver, newPayCode } from './debtors.ts';
export { lineView, wayView } from './explain.ts';
export { exportLedger } from './export.ts';
export { followPayments, type Paid } from './followers.ts';
export { type Booking, book, bookingRows, reverse } from './ledger.ts';
export { lastBilledFor, type Overdue, openByAge, overdueOf } from './overdue.ts';
export { billsFor, debtorAt, debtorRef, issuedBetween } from './payable.ts';
export { laidOf, openOf } from './places.ts';
export { type Receipt, receiptOf } from './receipts.ts';
export { receive, receiveWithin } from './receive.ts';
export { roundsOf } from './round.ts';
export type { Basis, BillLine } from './rules/bills.ts';
export { codeOf, readCode } from './rules/codes.ts';
export { addMonths, monthsLate } from './rules/penalty.ts';
export { connectSimulator } from './simulator/connect.ts';
export { startBankSimulator } from './simulator/simulator.ts';
export { CLUMSY, SIGNING, type Signing } from './simulator/terms.ts';
export { newPayCodes, openFor, payCodesFor, type RefStanding, standingsOf } from './standings.ts';
export { importStatements } from './statements.ts';
export { type BillState, billStates } from './store-receipts.ts';
export { verifyLedger } from './verify.ts';
export { type Way, waysToPay } from './ways.ts';
export { word as sayLedger } from './words.ts';
