/** Open311 is for every program: it shows what is public, and takes reports with a key only. */
import { RIGHT_WARD } from './model.ts';
import type { OwnRoute } from './own-route.ts';

const reading = 'shows only what everybody may see';
const formats = ['xml', 'json'] as const;

function both(path: string, route: OwnRoute): [string, OwnRoute][] {
  return formats.map((format) => [`${path}.${format}`, route]);
}

const nothing: OwnRoute = { who: 'public', says: 'nothing is here', params: () => ({ '*': 'nothing' }) };

export const open311Routes: Record<string, OwnRoute> = Object.fromEntries([
  ...both('GET /open311/discovery', { who: 'public', says: 'where the API is, is public' }),
  ...both('GET /open311/v2/services', { who: 'public', says: 'what can be reported is public' }),
  ...both('GET /open311/v2/services/:id', {
    who: 'public',
    says: reading,
    params: () => ({ id: 'street-light' }),
  }),
  ...both('GET /open311/v2/requests', { who: 'public', says: reading }),
  ...both('GET /open311/v2/requests/:id', {
    who: 'public',
    says: reading,
    params: () => ({ id: RIGHT_WARD }),
  }),
  ...both('GET /open311/v2/tokens/:id', { who: 'public', says: reading, params: () => ({ id: RIGHT_WARD }) }),
  ...both('POST /open311/v2/requests', { who: 'public', says: 'opens nothing without a key' }),
  ['GET /open311/*', nothing],
  ['POST /open311/*', nothing],
]);
