/** What a route is: method, path, who may call it, what it takes and gives, and one call. There is no route without a permission. */
import type { IncomingMessage } from 'node:http';
import type { Static, TSchema } from 'typebox';
import type { Scope } from '../actor.ts';
import type { City } from '../city.ts';
import type { Context } from '../context.ts';

/** `public`: anyone. `citizen`, `officer`: anyone signed in as such, acting on their own things. Otherwise a permission held in a role. */
export type Permission = 'public' | 'citizen' | 'officer' | `${string}.${string}`;

/** `headers` hold what the route declares under lower-case names, and whatever else was sent. */
type Input<P, Q, B, H> = { params: P; query: Q; body: B; headers: H };

/** Raw pieces that a few routes need: streamed uploads, cookies, server-sent events. */
export type Raw = {
  request: IncomingMessage;
  headers: Record<string, string | string[] | undefined>;
  setCookie(name: string, value: string, options: { maxAge?: number }): void;
  clearCookie(name: string): void;
  cookie(name: string): string | undefined;
  /** The one file of a multipart request, streamed; undefined if there is none. */
  file(): Promise<{ stream: NodeJS.ReadableStream & { truncated?: boolean }; filename: string } | undefined>;
  header(name: string, value: string): void;
  /**
   * The fields of an HTML form, `application/x-www-form-urlencoded` or multipart, in the order they came (only on routes with `form`).
   * `keep` takes each file off the wire as it comes; what it answers is the field's value. 415 for any other kind of body.
   */
  form(keep: (file: FormFile) => Promise<string>): Promise<FormField[]>;
  /** The body exactly as it came (only on routes with `bytes`); empty if there was none. */
  bytes(): Buffer;
};

export type FormField = [name: string, value: string];
export type FormFile = {
  name: string;
  filename: string;
  stream: NodeJS.ReadableStream & { truncated?: boolean };
};

/** An answer other than JSON: a file, a page, a redirect. An empty header takes one of the house away. */
export class Reply {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Buffer | NodeJS.ReadableStream;

  constructor(
    status: number,
    headers: Record<string, string>,
    body: string | Buffer | NodeJS.ReadableStream,
  ) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }
}

/** A refusal with its sentence in the caller's language. */
export type Refusal = {
  /** What was asked for, with its query. */
  path: string;
  status: number;
  code: string;
  title: string;
  detail: string;
  fields: { path: string; rule: string; message: string }[];
};

export type Route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
  H extends TSchema = TSchema,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Fastify path, always below `/api/` unless it is a page or a standard's fixed address. */
  path: `/${string}`;
  /** One English sentence for the API page. */
  summary: string;
  permission: Permission;
  /**
   * Where the thing acted on belongs. Required for permissions held in an agency and area:
   * `any` = held anywhere is enough and the room narrows what it returns; `city` = only a city-wide grant;
   * a function loads the scope of the thing named by the request, or throws its 404.
   */
  scope?:
    | 'any'
    | 'city'
    | ((ctx: Context, input: Input<Static<P>, Static<Q>, Static<B>, Static<H>>) => Promise<Scope>);
  params?: P;
  query?: Q;
  /** Headers of its own (lower-case names); those that every route takes are described once, in the API's description. */
  headers?: H;
  body?: B;
  /** Success status (default 200) and the shape of the answer. Omit `answer` for raw replies. */
  status?: 200 | 201 | 202 | 204;
  answer?: R;
  /** Calls allowed per minute from one address or account. Default 300 for reads, 60 for writes. */
  perMinute?: number;
  /** The request is multipart and read as a stream by `raw.file()`. */
  upload?: { maxBytes: number };
  /**
   * The body is an HTML form, plain or with files up to this size, read by `raw.form()`. Its room looks for the answer of an
   * `Idempotency-Key` itself, as it alone knows the fields.
   */
  form?: { maxBytes: number };
  /** The body is any kind of bytes, read by `raw.bytes()`: for signed webhooks, whose signature is over the very bytes. */
  bytes?: {
    maxBytes: number;
    /** Bodies that are held in memory at once; one more is told 503, to come again. */
    atOnce: number;
    /** Throws for what needs no body to be refused: a closed door, headers that cannot be right. */
    before(city: City, headers: Raw['headers']): void;
  };
  /** Refusals in another shape than problem details, where a standard demands one. */
  refuse?(refusal: Refusal): Reply;
  /** Left out of the public API description (health, pages). */
  hidden?: boolean;
  /** True for a signed webhook or a non-browser client, where the cross-site header cannot be asked for. */
  anySite?: boolean;
  handle(
    ctx: Context,
    input: Input<Static<P>, Static<Q>, Static<B>, Static<H>>,
    raw: Raw,
  ): Promise<Static<R> | Reply | undefined>;
};

/** A route in a list, its input types forgotten. */
export type AnyRoute = Omit<Route, 'scope' | 'handle'> & {
  scope?: 'any' | 'city' | ((ctx: Context, input: Input<never, never, never, never>) => Promise<Scope>);
  handle(ctx: Context, input: Input<never, never, never, never>, raw: Raw): Promise<unknown>;
};

/** Keeps the types of one route together while it is written. */
export function route<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  R extends TSchema = TSchema,
  H extends TSchema = TSchema,
>(spec: Route<P, Q, B, R, H>): AnyRoute {
  return spec;
}
