/** Procedures are the same for everybody: what a city promises is no secret. */
import type { OwnRoute } from './own-route.ts';

const service = () => ({ id: 'market-stall' });
const everybody = 'what the city promises is public';

export const procedureRoutes: Record<string, OwnRoute> = {
  'GET /api/services': { who: 'public', says: everybody },
  'GET /api/services/index': { who: 'public', says: everybody },
  'GET /api/services.csv': { who: 'public', says: everybody },
  'GET /api/services.json': { who: 'public', says: everybody },
  'GET /api/services/:id': { who: 'public', says: everybody, params: service },
  'GET /api/services/:id/history': { who: 'public', says: everybody, params: service },
};
