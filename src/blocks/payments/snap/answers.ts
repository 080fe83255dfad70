/** Answers and refusals in the shape that SNAP demands: HTTP status, number of the service, number of the case. */
import { Reply } from '../../../platform/http/route.ts';

/** Numbers of the services, ASPI's SNAP specification. */
export const SERVICE = {
  ...{ token: '73', vaInquiry: '24', vaPayment: '25', vaStatus: '26', vaCreate: '27', vaDelete: '31' },
  ...{ qrGenerate: '47', qrQuery: '51', qrNotify: '52' },
} as const;
export type ServiceNumber = (typeof SERVICE)[keyof typeof SERVICE];

/** Cases by HTTP status and number, with the words of the specification. */
const CASES = {
  '200.00': 'Successful',
  '400.00': 'Bad Request',
  '400.01': 'Invalid Field Format',
  '400.02': 'Invalid Mandatory Field',
  '401.00': 'Unauthorized',
  '401.01': 'Invalid Token (B2B)',
  '404.01': 'Transaction Not Found',
  '404.12': 'Invalid Bill/Virtual Account',
  '404.13': 'Invalid Amount',
  '404.14': 'Paid Bill',
  '404.18': 'Inconsistent Request',
  '404.19': 'Bill expired',
  '409.00': 'Conflict',
  '429.00': 'Too Many Requests',
  '500.00': 'General Error',
} as const;
export type Case = keyof typeof CASES;

/** A refusal that the bank reads. `about` names the field, or what was wrong; never a secret. */
export class SnapRefusal extends Error {
  readonly case: Case;
  readonly about: string;

  constructor(of: Case, about = '') {
    super(`${of} ${about}`.trim());
    this.name = 'SnapRefusal';
    this.case = of;
    this.about = about;
  }
}

export function answerOf(
  service: ServiceNumber,
  of: Case,
  about = '',
  more: Record<string, unknown> = {},
): Reply {
  const [status = '500', number = '00'] = of.split('.');
  const words = about === '' ? CASES[of] : `${CASES[of]} [${about}]`;
  const body = { responseCode: `${status}${service}${number}`, responseMessage: words, ...more };
  return new Reply(Number(status), { 'content-type': 'application/json' }, JSON.stringify(body));
}
