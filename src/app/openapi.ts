/** The API's description, OpenAPI 3.1, made from the very routes that answer. */
import type { AnyRoute } from '../platform/http/route.ts';

type Named = { module: string; route: AnyRoute };
type Schema = Record<string, unknown> & { properties?: Record<string, Schema>; required?: string[] };

const PROBLEM = {
  type: 'object',
  description:
    'RFC 9457 problem details; `detail` is a sentence for a person in the language of the request.',
  required: ['type', 'title', 'status', 'detail', 'code', 'traceId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    traceId: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'rule', 'message'],
        properties: { path: { type: 'string' }, rule: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
};

/** Headers that every route takes, or every write; each route names those that hold for it. */
const HEADERS = {
  language: {
    name: 'X-Language',
    in: 'header',
    required: false,
    schema: { type: 'string', examples: ['id', 'en', 'jv', 'zh'] },
    description: 'The language of the words in the answer. Without it `Accept-Language` counts.',
  },
  key: {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,200}$' },
    description: 'The same key with the same request is done once; every repetition gets the first answer.',
  },
  sameSite: {
    name: 'X-Pendopo',
    in: 'header',
    required: false,
    schema: { type: 'string', const: '1' },
    description:
      'Needed when the session cookie is sent: another site cannot send it. Not needed with a bearer token, nor without a session.',
  },
} as const;

const FEED_POSITION = {
  description: 'Where the live feed stood: a line opened with this `Last-Event-ID` misses nothing.',
  schema: { type: 'integer' },
};
const REPLAYED = {
  description: '`true` when this is the stored answer to an earlier request with the same Idempotency-Key.',
  schema: { type: 'string', const: 'true' },
};

function common(route: AnyRoute): (keyof typeof HEADERS)[] {
  if (route.method === 'GET') return ['language'];
  return route.anySite ? ['language', 'key'] : ['language', 'key', 'sameSite'];
}

function parameters(place: 'path' | 'query' | 'header', schema: unknown) {
  const { properties = {}, required = [] } = (schema ?? {}) as Schema;
  return Object.entries(properties).map(([name, property]) => ({
    name: place === 'header' ? headerName(name) : name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
    ...(property.description ? { description: property.description } : {}),
  }));
}

/** `x-receipt` → `X-Receipt`: the usual spelling; case does not matter in a request. */
export function headerName(name: string): string {
  return name.replace(/(^|-)[a-z]/g, (start) => start.toUpperCase()).replace(/Id$/, 'ID');
}

function operationOf({ module, route }: Named) {
  const write = route.method !== 'GET';
  const success = String(route.status ?? 200);
  return {
    operationId: `${route.method.toLowerCase()}${route.path.replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string = '') => next.toUpperCase())}`,
    tags: [module],
    summary: route.summary,
    'x-permission': route.permission,
    ...(route.permission === 'public' ? { security: [] } : {}),
    parameters: [
      ...parameters('path', route.params),
      ...parameters('query', route.query),
      ...parameters('header', route.headers),
      ...common(route).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    ],
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }
      : {}),
    ...(route.upload
      ? {
          requestBody: {
            required: true,
            content: {
              'multipart/form-data': {
                schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
              },
            },
          },
        }
      : {}),
    responses: {
      [success]: {
        description: 'Done.',
        headers: write ? { 'Idempotency-Replayed': REPLAYED } : { 'X-Feed-Position': FEED_POSITION },
        ...(route.answer ? { content: { 'application/json': { schema: route.answer } } } : {}),
      },
      default: {
        description: 'Refused or failed.',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The whole description. Deterministic: equal routes give equal bytes. */
export function openApi(routes: readonly Named[]): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const named of routes) {
    if (named.route.hidden) continue;
    const path = named.route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [named.route.method.toLowerCase()]: operationOf(named) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pendopo',
      version: '0.1.0',
      description:
        'Every service of a city over HTTP. A city is chosen by its host name. HEAD answers wherever GET does; OPTIONS names the methods of an address, and so does the Allow header of a 405.',
    },
    servers: [{ url: '/' }],
    security: [{ session: [] }, { bearer: [] }, { kiosk: [] }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'pendopo_session' },
        bearer: { type: 'http', scheme: 'bearer' },
        kiosk: {
          type: 'apiKey',
          in: 'header',
          name: 'X-Kiosk-Token',
          description: 'A wall screen: opens what the wall shows and nothing else.',
        },
      },
      parameters: HEADERS,
      schemas: { Problem: PROBLEM },
    },
  };
}
