/** What services may use of the collectors block. */
export { type Undeposited, undeposited } from './cash.ts';
export { offerStops, type Reach, type Stop, type StopSource } from './stops.ts';
export { type DepositRow, depositsSince } from './store-cash.ts';
