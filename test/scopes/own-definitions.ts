/** Forms of services and the schemas of definitions are the same for everybody. */
import type { OwnRoute } from './own-route.ts';

const service = () => ({ id: 'waste-bank' });
const asked = 'what a service asks of everybody is public';
const shape = 'how a definition is written is public';

export const definitionRoutes: Record<string, OwnRoute> = {
  'GET /api/services/:id/form': { who: 'public', says: asked, params: service },
  'GET /api/services/:id/form-schema': { who: 'public', says: asked, params: service },
  'GET /api/definitions/schema.json': { who: 'public', says: shape },
  'GET /api/definitions/schema/:part': {
    who: 'public',
    says: shape,
    params: () => ({ part: 'workflow' }),
  },
};
