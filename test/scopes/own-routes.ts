/** Every route without a permission: for anybody, for any citizen, for any officer. Whose things does it show or change? */

import { ownApplicationRoutes } from './application-routes.ts';
import { ownCollectorRoutes } from './collectors-routes.ts';
import { ownCounterRoutes } from './counter-routes.ts';
import { ownLeviesRoutes } from './levies-routes.ts';
import { RIGHT_WARD } from './model.ts';
import { accountRoutes } from './own-accounts.ts';
import { channelRoutes } from './own-channels.ts';
import { complaintRoutes } from './own-complaints.ts';
import { definitionRoutes } from './own-definitions.ts';
import { open311Routes } from './own-open311.ts';
import { bankRoutes } from './own-payments.ts';
import { procedureRoutes } from './own-procedures.ts';
import { publishingRoutes } from './own-publishing.ts';
import { pushRoutes } from './own-push.ts';
import type { OwnRoute } from './own-route.ts';
import { ownTaxRoutes } from './tax-routes.ts';

/** What a city tells everybody, and the doors at which nobody is signed in yet. */
const openRoutes: Record<string, OwnRoute> = {
  'GET /api/areas': { who: 'public', says: 'the areas of the city are public' },
  'GET /api/areas.geojson': { who: 'public', says: 'borders are public' },
  'GET /api/areas/:code/units': {
    who: 'public',
    says: 'the RW and RT of a ward are public',
    params: () => ({ code: RIGHT_WARD }),
  },
  'GET /api/areas/units': { who: 'public', says: 'how many RW and RT there are is public' },
  'GET /api/agencies': { who: 'public', says: 'the agencies are public' },
  'GET /api/calendar': { who: 'public', says: 'the working days are public' },
  'GET /api/demo/mailbox': { who: 'public', says: 'in demo mode only, where every person is invented' },
  'GET /api/complaints/categories': { who: 'public', says: 'what can be reported is public' },
  'GET /api/documents/verify/:code': {
    who: 'public',
    says: 'whoever holds a paper may verify it; without its code nothing is told',
    params: () => ({ code: '0000-0000-0000-0000' }),
  },
  'POST /api/session/officer': {
    who: 'public',
    says: 'opens nothing without the password',
    body: { username: 'tidak-ada', password: 'bukan ini' },
  },
  'POST /api/session/officer/second-factor': {
    who: 'public',
    says: 'opens nothing without the challenge of the first step',
    body: { challenge: 'tidak-ada', code: '000000' },
  },
  'POST /api/session/citizen/code': {
    who: 'public',
    says: 'the code goes to the owner of the contact',
    body: { contact: 'siapa-saja@example.id' },
  },
  'POST /api/session/citizen': {
    who: 'public',
    says: 'opens nothing without the code',
    body: { contact: 'siapa-saja@example.id', code: '000000' },
  },
  'POST /api/session/officer/passkey/options': { who: 'public', says: 'a challenge names nobody' },
  'POST /api/session/officer/passkey': {
    who: 'public',
    says: 'opens nothing without the passkey',
    body: { challenge: 'tidak-ada', response: { id: 'tidak-ada' } },
  },
  // An unknown topic is answered; a known one would go on streaming. Topics are compared in lists.test.ts.
  'GET /api/live': {
    who: 'public',
    says: 'each topic asks for its own permission',
    query: 'topics=tidak-ada',
  },
};

export const ownRoutes: Record<string, OwnRoute> = {
  ...openRoutes,
  ...accountRoutes,
  ...pushRoutes,
  ...complaintRoutes,
  ...definitionRoutes,
  ...procedureRoutes,
  ...open311Routes,
  ...bankRoutes,
  ...ownLeviesRoutes,
  ...ownTaxRoutes,
  ...channelRoutes,
  ...publishingRoutes,
  ...ownApplicationRoutes,
  ...ownCollectorRoutes,
  ...ownCounterRoutes,
};
