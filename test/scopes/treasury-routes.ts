/** The treasurer's desk: money of the whole city, so only roles that are held in the whole city reach it. */
import type { Guarded } from './guarded.ts';
import { cityRoute } from './guarded-rows.ts';

const READ = 'payments.read';
const RECONCILE = 'payments.reconcile';
const CLOSE = 'payments.close';
const at = '/api/desk/payments';
const day = { day: '2999-01-01' };
const id = { id: '999999999' };
const number = { number: 'STS2000000001' };
const reason = 'Hanya uji coba';

const account = {
  ...{ bank: 'bank-uji', rkud: false, days: 1, channels: [], transferWords: [], feeWords: [], csv: null },
};

const four = { id: 'Uji', en: 'Uji', jv: 'Uji', zh: 'Uji' };
const columns = { terminal: 'TID', reference: 'RRN', day: 'HARI', amount: 'NOMINAL', code: null };
const acquirer = {
  ...{ title: four, fictional: true },
  csv: { separator: ';', columns, date: 'YYYY-MM-DD', decimal: '.' },
};

export const treasuryRoutes: Record<string, Guarded> = {
  [`GET ${at}/days`]: cityRoute(READ, 200),
  [`GET ${at}/days/:day`]: cityRoute(READ, 404, { params: day }),
  [`POST ${at}/days/:day/close`]: cityRoute(CLOSE, 409, { params: day }),
  [`GET ${at}/accounts`]: cityRoute(READ, 200),
  [`POST ${at}/accounts`]: cityRoute(RECONCILE, 422, { body: { number: '../.', account } }),
  [`GET ${at}/statements`]: cityRoute(READ, 200),
  [`POST ${at}/statements`]: cityRoute(RECONCILE, 404, { body: { account: '00000000', file: 'uji' } }),
  [`GET ${at}/differences`]: cityRoute(READ, 200),
  [`GET ${at}/differences/:id`]: cityRoute(READ, 404, { params: id }),
  [`POST ${at}/differences/:id/acts`]: cityRoute(RECONCILE, 404, {
    params: id,
    body: { how: 'note', reason },
  }),
  [`POST ${at}/acquirers`]: cityRoute(RECONCILE, 200, { body: { id: 'kartu-uji', acquirer } }),
  [`GET ${at}/terminals`]: cityRoute(READ, 200),
  [`POST ${at}/terminals`]: cityRoute(RECONCILE, 422, {
    body: { id: 'EDC99999', acquirer: 'tidak-ada', place: 'Uji' },
  }),
  [`POST ${at}/terminals/:id/block`]: cityRoute(RECONCILE, 404, {
    params: { id: 'TIDAKADA' },
    body: { reason },
  }),
  [`POST ${at}/card-files`]: cityRoute(RECONCILE, 422, { body: { acquirer: 'tidak-ada', file: 'uji' } }),
  [`GET ${at}/slips`]: cityRoute(READ, 200),
  [`GET ${at}/slips/:number`]: cityRoute(READ, 404, { params: number }),
  [`POST ${at}/slips`]: cityRoute(CLOSE, 409, { body: { transfer: 999999999 } }),
  [`POST ${at}/slips/:number/void`]: cityRoute(CLOSE, 404, { params: number, body: { reason } }),
};
