/** What services may use of the payments block. */
export type { Account } from './accounts.ts';
export { exportLedger } from './export.ts';
export { type Booking, book, bookingRows, reverse } from './ledger.ts';
export { verifyLedger } from './verify.ts';
export { word as sayLedger } from './words.ts';
