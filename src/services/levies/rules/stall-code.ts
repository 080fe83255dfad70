/** The number under the QR of a stall, as it is typed. Pure: it also runs in the browser. */
import { readCode } from '../../../blocks/payments/rules/codes.ts';

/** Is it a number to pay to, and typed without a slip? */
export const isStallCode = (text: string): boolean => readCode(text)?.kind === 'debtor';
