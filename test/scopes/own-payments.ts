/** The doors of banks: nobody is signed in there, keys and signatures open them. */
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
};
