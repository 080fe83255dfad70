/** DOOR for other services: how the fee of an application is asked for and paid. */
export { type FeePayment, feePaid } from './fee-paid.ts';
export { COUNTER, type FeeBill, type Payments, registerPayments } from './payments.ts';
