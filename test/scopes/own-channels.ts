/** The doors at which no person is signed in: a signature or a secret word opens them, and in the demo a made-up number. */
import type { OwnRoute } from './own-route.ts';

export const channelRoutes: Record<string, OwnRoute> = {
  'GET /api/inbound/whatsapp': { who: 'public', says: 'answers nobody without the verify token' },
  'POST /api/inbound/whatsapp': { who: 'public', says: 'takes nothing without the signature over its bytes' },
  'POST /api/inbound/email': { who: 'public', says: 'takes nothing without the signature over its bytes' },
  'POST /api/demo/whatsapp': {
    who: 'public',
    says: 'in demo mode only, from a made-up number',
    body: { phone: '+628000000001', text: 'halo' },
  },
};
