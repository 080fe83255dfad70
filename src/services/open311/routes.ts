/** DOOR http: Open311 GeoReport v2 and its discovery, each in XML and JSON, and the keys for administrators. */
import type { IncomingMessage } from 'node:http';
import { Type } from 'typebox';
import type { Context } from '../../platform/context.ts';
import { PHOTO_BYTES } from '../../platform/files/api.ts';
import { type AnyRoute, type Raw, type Reply, route } from '../../platform/http/route.ts';
import { Problem } from '../../shared/errors.ts';
import { ApiKey, ApiKeys, KeyParams, MadeApiKey, NewApiKey } from './contract.ts';
import { discovery } from './discovery.ts';
import { FORMATS, type Format, formatOf } from './formats.ts';
import { apiKeys, createKey, endKey } from './keys.ts';
import { checkJurisdiction, type Query } from './query.ts';
import { refuseIn } from './refuse.ts';
import { postRequest } from './report.ts';
import { requestById, requestList, requestOfToken } from './requests.ts';
import { serviceDefinition, serviceList } from './services.ts';

const BASE = '/open311/v2';
/** A program asks for many at once, from one address. */
const PER_MINUTE = 600;
const IdParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 100 }) });

type Call = (
  ctx: Context,
  asked: { id: string; query: Query; origin: string; format: Format; raw: Raw },
) => Promise<Reply> | Reply;

/** The address that the client called, without a path. */
function originOf(request: IncomingMessage, ctx: Context): string {
  const secure = request.headers['x-forwarded-proto'] === 'https';
  return `${secure ? 'https' : 'http'}://${request.headers.host ?? ctx.city.hosts[0] ?? ctx.city.slug}`;
}

function queryOf(query: unknown): Query {
  return Object.fromEntries(
    Object.entries(query as Record<string, string | string[]>).map(([name, value]) => [
      name,
      [value].flat().at(-1),
    ]),
  );
}

/** One method of the standard, once for each format. */
function method(verb: 'GET' | 'POST', path: `/${string}`, summary: string, call: Call): AnyRoute[] {
  return FORMATS.map((format) =>
    route({
      method: verb,
      path: `${path}.${format}`,
      summary: `${summary} (Open311, ${format.toUpperCase()})`,
      permission: 'public',
      perMinute: PER_MINUTE,
      anySite: true,
      ...(path.includes(':id') ? { params: IdParams } : {}),
      ...(verb === 'POST' ? { form: { maxBytes: PHOTO_BYTES } } : {}),
      refuse: refuseIn(format),
      async handle(ctx, input, raw) {
        const query = queryOf(input.query);
        if (verb === 'GET') checkJurisdiction(ctx, query.jurisdiction_id);
        const { id = '' } = input.params as { id?: string };
        return call(ctx, { id, query, origin: originOf(raw.request, ctx), format, raw });
      },
    }),
  );
}

/** Whatever else is asked for below the address: refused in the way the standard wants it. */
function elsewhere(verb: 'GET' | 'POST'): AnyRoute {
  return route({
    method: verb,
    path: '/open311/*',
    summary: 'Nothing is here.',
    permission: 'public',
    hidden: true,
    anySite: true,
    form: { maxBytes: PHOTO_BYTES },
    refuse: (refusal) => refuseIn(formatOf(refusal.path))(refusal),
    async handle() {
      throw new Problem(404, 'open311.no-resource');
    },
  });
}

export const routes: AnyRoute[] = [
  ...method('GET', '/open311/discovery', 'Where the API is and what it speaks', (ctx, { origin, format }) =>
    discovery(ctx, origin, format),
  ),
  ...method('GET', `${BASE}/services`, 'What can be reported', (ctx, { format }) => serviceList(ctx, format)),
  ...method('GET', `${BASE}/services/:id`, 'What is asked for one service', (ctx, { id, format }) =>
    serviceDefinition(ctx, id, format),
  ),
  ...method('POST', `${BASE}/requests`, 'Send a report', (ctx, { query, format, raw }) =>
    postRequest(ctx, query, raw, format),
  ),
  ...method('GET', `${BASE}/requests`, 'Public reports, by id, service, time and status', (ctx, asked) =>
    requestList(ctx, asked.query, asked.origin, asked.format),
  ),
  ...method('GET', `${BASE}/requests/:id`, 'One public report', (ctx, { id, origin, format }) =>
    requestById(ctx, id, origin, format),
  ),
  ...method('GET', `${BASE}/tokens/:id`, 'The id of a report behind a token', (ctx, { id, format }) =>
    requestOfToken(ctx, id, format),
  ),
  elsewhere('GET'),
  elsewhere('POST'),
  route({
    method: 'GET',
    path: '/api/open311/keys',
    summary: 'The programs that may send reports.',
    permission: 'open311.manage',
    scope: 'city',
    answer: ApiKeys,
    handle: (ctx) => apiKeys(ctx),
  }),
  route({
    method: 'POST',
    path: '/api/open311/keys',
    summary: 'Make a key for a program; it is shown this once.',
    permission: 'open311.manage',
    scope: 'city',
    body: NewApiKey,
    status: 201,
    answer: MadeApiKey,
    handle: (ctx, { body }) => createKey(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/open311/keys/:id',
    summary: 'Revoke a key at once.',
    permission: 'open311.manage',
    scope: 'city',
    params: KeyParams,
    answer: ApiKey,
    handle: (ctx, { params }) => endKey(ctx, params.id),
  }),
];
