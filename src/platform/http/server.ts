/** The HTTP server: finds the city by host, the actor by session, checks permission, input and keys, then makes the route's one call. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import { Ajv, type ErrorObject } from 'ajv';
import formats from 'ajv-formats';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type RawServerDefault,
} from 'fastify';
import { Problem } from '../../shared/errors.ts';
import { type Language, negotiate } from '../../shared/languages.ts';
import { type Actor, allows, holds, WHOLE_CITY } from '../actor.ts';
import type { City } from '../city.ts';
import type { Context } from '../context.ts';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { traced } from '../telemetry/traced.ts';
import type { Texts } from '../texts.ts';
import { FORM_BYTES, readForm } from './form.ts';
import { fingerprint, scopedKeys, storedAnswer } from './idempotency.ts';
import { methodsOf } from './methods.ts';
import { fieldsFromAjv, problemBody } from './problems.ts';
import { type AnyRoute, type Raw, Reply } from './route.ts';
import { securityHeaders } from './security-headers.ts';

export type Credentials = {
  cookie: string | undefined;
  bearer: string | undefined;
  kiosk: string | undefined;
};

export type ServerOptions = {
  /** The city for a Host header (without port), undefined for none. */
  cityOf(host: string): City | undefined;
  /** Who the credentials belong to in this city; a stale or unknown token is a visitor, or a kiosk. */
  authenticate(
    city: City,
    credentials: Credentials,
    request: { ip: string; userAgent: string },
  ): Promise<Actor>;
  routes: readonly { module: string; route: AnyRoute }[];
  texts: Texts;
  log: Log;
  metrics: Metrics;
  trustProxy: boolean;
  secureCookies: boolean;
  /** Extra origins the map may load tiles from. */
  mapOrigins: readonly string[];
  /** false only for load tests of one's own machine. */
  rateLimit: boolean;
  /** The page that a browser gets at an address which no route serves; undefined where there is none. */
  pageAt?(request: FastifyRequest): string | undefined;
};

export const SESSION_COOKIE = 'pendopo_session';

declare module 'fastify' {
  interface FastifyRequest {
    city?: City;
    actor?: Actor;
    language: Language;
    module?: string;
    route?: AnyRoute;
  }
}

/** One for all servers of a process: Ajv remembers what it compiled, which is most of what a server's start costs. */
let shared: ((part: string | undefined) => Ajv) | undefined;

function compilers(): (part: string | undefined) => Ajv {
  if (shared) return shared;
  // Verbose: the schema of what is wrong stands beside it.
  const common = { allErrors: true, strict: false, removeAdditional: false, verbose: true } as const;
  const strict = new Ajv({ ...common, coerceTypes: false, useDefaults: true });
  const lenient = new Ajv({ ...common, coerceTypes: 'array', useDefaults: true });
  for (const ajv of [strict, lenient]) (formats as unknown as (ajv: Ajv) => void)(ajv);
  shared = (part) => (part === 'body' ? strict : lenient);
  return shared;
}

/** An officer, or a program with an officer's token, is answerable by name and may work faster than a stranger. */
const OFFICER_FACTOR = 20;

function allowance(perMinute: number) {
  return (request: FastifyRequest) =>
    request.actor?.kind === 'officer' ? perMinute * OFFICER_FACTOR : perMinute;
}

function hostOf(request: FastifyRequest): string {
  return (request.hostname ?? '').toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
}

/** A browser always tells where a write comes from; another site cannot send our own header. */
function checkSite(request: FastifyRequest, viaCookie: boolean): void {
  if (!viaCookie) return;
  const site = request.headers['sec-fetch-site'];
  const sameSite = site === undefined || site === 'same-origin' || site === 'none';
  if (!sameSite || request.headers['x-pendopo'] !== '1') throw new Problem(403, 'platform.cross-site');
}

/** Before anything of the request is read: is the caller somebody who can ever use this route? */
function checkHolder(route: AnyRoute, actor: Actor): void {
  const { permission } = route;
  if (permission === 'public') return;
  if (actor.kind === 'visitor') throw new Problem(401, 'platform.sign-in');
  const fits =
    permission === 'citizen' || permission === 'officer'
      ? actor.kind === permission
      : holds(actor, permission);
  if (!fits) throw new Problem(403, 'platform.forbidden');
}

/** With the request read: does the permission reach the very thing it names? */
async function checkScope(route: AnyRoute, ctx: Context, input: never): Promise<void> {
  const { permission, scope } = route;
  if (permission === 'public' || permission === 'citizen' || permission === 'officer' || scope === 'any')
    return;
  const place = typeof scope === 'function' ? await scope(ctx, input) : WHOLE_CITY;
  if (!allows(ctx.actor, permission, place)) throw new Problem(403, 'platform.forbidden');
}

/** No route took the request: a page, the methods of the address, a wrong method, or a wrong address. */
function answerUnrouted(
  request: FastifyRequest,
  reply: FastifyReply,
  methodsAt: (path: string) => string[],
  pageAt: ServerOptions['pageAt'],
): FastifyReply {
  const { method } = request;
  const html = pageAt?.(request);
  if (html !== undefined && (method === 'GET' || method === 'HEAD'))
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html);
  const routed = methodsAt(request.url.replace(/[?#].*$/, ''));
  const methods = routed.length === 0 && html !== undefined ? ['GET', 'HEAD', 'OPTIONS'] : routed;
  if (methods.length === 0) throw new Problem(404, 'platform.not-found');
  const allow = methods.join(', ');
  reply.header('allow', allow);
  if (method === 'OPTIONS') return reply.status(204).header('cache-control', 'no-store').send();
  throw new Problem(405, 'platform.method-not-allowed', { method, methods: allow });
}

function rawOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): Raw {
  return {
    request: request.raw,
    headers: request.headers,
    setCookie(name, value, options) {
      reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, ...options });
    },
    clearCookie(name) {
      reply.clearCookie(name, { path: '/', httpOnly: true, sameSite: 'lax', secure });
    },
    cookie: (name) => request.cookies[name],
    async file() {
      if (!request.isMultipart()) return undefined;
      // Without its own limit the plugin would cut every file at the limit for JSON bodies.
      const part = await request.file({ limits: { fileSize: request.routeOptions.bodyLimit } });
      return part ? { stream: part.file, filename: part.filename } : undefined;
    },
    header(name, value) {
      reply.header(name, value);
    },
    form: (keep) => readForm(request, keep),
    bytes: () => (Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)),
  };
}

/** Whoever sends another kind of body than a form, whole or broken, is told what is wanted here. */
function isNoForm(error: unknown): boolean {
  const { code = '' } = error as { code?: string };
  const refused = [
    'FST_ERR_CTP_INVALID_MEDIA_TYPE',
    'FST_ERR_CTP_INVALID_JSON_BODY',
    'FST_ERR_CTP_EMPTY_JSON_BODY',
  ];
  return refused.includes(code) || error instanceof SyntaxError;
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const known = error as { code?: string; statusCode?: number; validation?: ErrorObject[]; ttl?: number };
  if (known.validation) return new Problem(422, 'platform.invalid', {}, fieldsFromAjv(known.validation));
  switch (known.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new Problem(413, 'platform.body-too-large');
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new Problem(415, 'platform.media-type');
    case 'FST_REQ_FILE_TOO_LARGE':
      return new Problem(413, 'platform.body-too-large');
    case 'ECONNREFUSED':
    case '57P01':
    case '57P03':
    case '08006':
      return new Problem(503, 'platform.unavailable');
  }
  if (known.statusCode && known.statusCode >= 400 && known.statusCode < 500)
    return new Problem(known.statusCode, 'platform.malformed');
  const message = error instanceof Error ? error.message : '';
  if (/Connection terminated|timeout exceeded when trying to connect|not queryable|ECONNRESET/.test(message))
    return new Problem(503, 'platform.unavailable');
  return new Problem(500, 'platform.internal');
}

/** How the standard that owns an address refuses: also where none of its routes took the request. */
function refusersOf(routes: ServerOptions['routes']): (url: string) => AnyRoute['refuse'] {
  const owners = routes.flatMap(({ route: { path, refuse } }) =>
    refuse && path.endsWith('/*') ? [{ below: path.slice(0, -1), refuse }] : [],
  );
  return (url) => owners.find(({ below }) => url.startsWith(below))?.refuse;
}

/** Fastify with our log. */
export type Server = FastifyInstance<RawServerDefault, IncomingMessage, ServerResponse, Log>;

/** Builds the server with every route registered; the caller adds pages and listens. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const { texts, log, metrics } = options;
  const app = Fastify({
    loggerInstance: log,
    logController: new Fastify.LogController({ disableRequestLogging: true }),
    trustProxy: options.trustProxy,
    bodyLimit: 256 * 1024,
    requestTimeout: 120_000,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 300 },
    forceCloseConnections: true,
  });
  const ajvFor = compilers();
  app.setValidatorCompiler(({ schema, httpPart }) => ajvFor(httpPart).compile(schema as object) as never);

  await app.register(cookie);
  const everywhere = securityHeaders(options);
  // Answers larger than a packet are squeezed for weak networks; streams of events never are.
  await app.register(compress, {
    threshold: 1400,
    encodings: ['br', 'gzip'],
    customTypes:
      /^(application\/(json|problem\+json|geo\+json|manifest\+json)|text\/(html|css|javascript|plain))/,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  await app.register(multipart, { limits: { files: 1, fields: 10, fieldSize: 10_000 } });
  await app.register(rateLimit, {
    global: false,
    keyGenerator: (request) => {
      const actor = request.actor;
      const who = actor && 'id' in actor ? actor.id : request.ip;
      return `${request.city?.slug ?? ''}:${who}`;
    },
    errorResponseBuilder: (_request, context) =>
      new Problem(429, 'platform.too-many', { seconds: Math.ceil(context.ttl / 1000) }),
  });

  const methodsAt = methodsOf(app);
  const refuseAt = refusersOf(options.routes);
  app.decorateRequest('city', undefined);
  app.decorateRequest('actor', undefined);
  app.decorateRequest('module', undefined);
  app.decorateRequest('route', undefined);
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: FORM_BYTES },
    (request: FastifyRequest, body, done) => {
      // A form can be sent from any site without asking: only routes that expect one read it.
      if (request.route?.form) done(null, body);
      else done(new Problem(415, 'platform.media-type'));
    },
  );
  app.decorateRequest('language', 'id');

  app.addHook('onRequest', async (request, reply) => {
    reply.headers(everywhere);
    const chosen = request.headers['x-language'] ?? request.headers['accept-language'];
    request.language = negotiate(typeof chosen === 'string' ? chosen : undefined);
    const city = options.cityOf(hostOf(request));
    if (city) request.city = city;
    if (request.is404) return answerUnrouted(request, reply, methodsAt, options.pageAt);
  });
  // Every request without a route is answered by the hook above, before any body is read.
  app.setNotFoundHandler(() => {
    throw new Problem(404, 'platform.not-found');
  });
  app.addHook('onResponse', async (request, reply) => {
    metrics.request(
      request.routeOptions.url ?? 'none',
      request.method,
      reply.statusCode,
      reply.elapsedTime,
      request.city?.slug,
    );
  });

  app.setErrorHandler((error, request, reply) => {
    const problem =
      request.route?.form && isNoForm(error)
        ? new Problem(415, 'platform.form-media-type')
        : toProblem(error);
    if (problem.status >= 500)
      request.log.error({ err: error, traceId: request.id, url: request.routeOptions.url }, 'request failed');
    if (problem.code === 'platform.too-many')
      reply.header('retry-after', String(problem.params.seconds ?? 60));
    const body = problemBody(texts, request.language, request.module ?? 'platform', problem, request.id);
    reply.header('cache-control', 'no-store');
    const own = (request.route?.refuse ?? refuseAt(request.url))?.({
      ...body,
      path: request.url,
      fields: body.fields ?? [],
    });
    if (own) return reply.status(own.status).headers(own.headers).send(own.body);
    return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(body);
  });

  const mount = (scope: Server, { module, route }: ServerOptions['routes'][number]) => {
    const write = route.method !== 'GET';
    let held = 0;
    scope.route({
      method: route.method,
      url: route.path,
      bodyLimit: (route.upload ?? route.form ?? route.bytes)?.maxBytes ?? 256 * 1024,
      config: options.rateLimit
        ? { rateLimit: { max: allowance(route.perMinute ?? (write ? 60 : 300)), timeWindow: '1 minute' } }
        : {},
      schema: {
        ...(route.params ? { params: route.params } : {}),
        ...(route.query ? { querystring: route.query } : {}),
        ...(route.headers ? { headers: route.headers } : {}),
        ...(route.body ? { body: route.body } : {}),
      },
      // Before the rate limit counts, it must know who calls; before the body is read, a stranger is sent away.
      onRequest: async (request, reply) => {
        request.module = module;
        request.route = route;
        const city = request.city;
        if (!city) throw new Problem(404, 'platform.no-city');
        const authorization = request.headers.authorization;
        const bearer = authorization?.startsWith('Bearer ') ? authorization.slice(7) : undefined;
        const kiosk =
          request.headers['x-kiosk-token'] ?? (request.query as { kiosk?: string } | undefined)?.kiosk;
        const session = request.cookies[SESSION_COOKIE];
        const credentials = { cookie: session, bearer, kiosk: typeof kiosk === 'string' ? kiosk : undefined };
        request.actor = await options.authenticate(city, credentials, {
          ip: request.ip,
          userAgent: String(request.headers['user-agent'] ?? '').slice(0, 200),
        });
        if (write && !route.anySite) checkSite(request, session !== undefined && bearer === undefined);
        checkHolder(route, request.actor);
        if (!route.bytes) return;
        route.bytes.before(city, request.headers);
        if (held >= route.bytes.atOnce) throw new Problem(503, 'platform.unavailable');
        held += 1;
        reply.raw.once('close', () => {
          held -= 1;
        });
      },
      handler: async (request, reply) => {
        const city = request.city as City;
        const actor = request.actor as Actor;
        const ctx: Context = {
          city,
          actor,
          language: request.language,
          now: city.now(),
          traceId: request.id,
          ip: request.ip,
        };
        const { params, query, headers, body } = request;
        const input = { params, query, headers, body } as never;
        await checkScope(route, ctx, input);
        // Read before the answer is put together: a live line that begins here misses nothing that the answer lacks.
        if (!write) reply.header('x-feed-position', String(city.hub.position()));
        const status = route.status ?? 200;
        const header = request.headers['idempotency-key'];
        if (write && typeof header === 'string' && !route.bytes) {
          const { key, also } = scopedKeys(header, actor, route.permission === 'public');
          const print = fingerprint(route.method, request.url, request.body, request.headers['x-receipt']);
          // A streamed file has no fingerprint before it is read: its room looks for the answer.
          const stored =
            request.isMultipart() || route.form ? undefined : await storedAnswer(city, [key, ...also], print);
          if (stored)
            return reply.header('idempotency-replayed', 'true').status(stored.status).send(stored.answer);
          ctx.idempotency = { key, also, fingerprint: print, status, done: false };
        }
        let result: unknown;
        try {
          result = await traced(`${route.method} ${route.path}`, { city: city.slug, trace: request.id }, () =>
            route.handle(ctx, input, rawOf(request, reply, options.secureCookies)),
          );
        } catch (error) {
          if (
            ctx.idempotency &&
            !route.form &&
            error instanceof Problem &&
            error.code === 'platform.replayed'
          ) {
            const { key, also = [], fingerprint: print } = ctx.idempotency;
            const stored = await storedAnswer(city, [key, ...also], print);
            if (stored)
              return reply.header('idempotency-replayed', 'true').status(stored.status).send(stored.answer);
          }
          throw error;
        }
        if (reply.sent || reply.raw.headersSent) return reply;
        if (result instanceof Reply) {
          const { body } = result;
          // Nobody reads what HEAD asked about; a live line would otherwise stand open for ever.
          if (request.method === 'HEAD' && body instanceof Readable)
            reply.raw.once('close', () => body.destroy());
          for (const [name, value] of Object.entries(result.headers))
            if (value === '') reply.removeHeader(name);
            else reply.header(name, value);
          return reply.status(result.status).send(body);
        }
        if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
        if (result === undefined) return reply.status(status === 200 ? 204 : status).send();
        return reply.status(status).type('application/json; charset=utf-8').send(JSON.stringify(result));
      },
    });
  };
  for (const one of options.routes) if (!one.route.bytes) mount(app, one);
  await app.register(async (scope) => {
    // Nothing may be read into the bytes before their signature is checked.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    for (const one of options.routes) if (one.route.bytes) mount(scope as unknown as Server, one);
  });
  return app;
}
