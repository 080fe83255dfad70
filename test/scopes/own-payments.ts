/** The doors of banks: nobody is signed in there, keys and signatures open them. */
import { NOBODY } from './guarded-rows.ts';
import type { OwnRoute } from './own-route.ts';

const params = () => ({ bank: 'tidak-ada' });

export const bankRoutes: Record<string, OwnRoute> = {
  'POST /api/snap/:bank/v1.0/access-token/b2b': {
    who: 'public',
    says: 'gives a token only to who signs with the key of the bank',
    params,
  },
  'POST /api/snap/:bank/v1.0/transfer-va/inquiry': {
    who: 'public',
    says: 'tells nothing without the signature of the bank',
    params,
  },
  'POST /api/snap/:bank/v1.0/transfer-va/payment': {
    who: 'public',
    says: 'books nothing without the signature of the bank',
    params,
  },
  'POST /api/snap/:bank/v1.0/qr/qr-mpm-notify': {
    who: 'public',
    says: 'books nothing without the signature of the bank',
    params,
  },
  'POST /api/edc/:id/payments': {
    who: 'public',
    says: 'books nothing without the signature of the terminal',
    params: () => ({ id: 'TIDAKADA' }),
  },
  'POST /api/payments/orders': {
    who: 'public',
    says: 'whoever has a number may pay for it; nobody is named',
    params: () => ({}),
  },
  'GET /api/payments/orders/:id': {
    who: 'public',
    says: 'only who made an order knows its id; it names nobody',
    params: () => ({ id: NOBODY }),
  },
  'POST /api/payments/orders/:id/cancel': {
    who: 'public',
    says: 'only who made an order knows its id',
    params: () => ({ id: NOBODY }),
  },
};
