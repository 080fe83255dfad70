/** Every call from a page to the server: language, protection headers, safe repetition and problems in one place. */

import { languageTags } from '../../../shared/languages.ts';
import { currentLanguage } from '../texts/texts.ts';
import { newId } from '../unique.ts';
import { ApiProblem, readProblem, unreachable } from './problem.ts';

export type QueryValue = string | number | boolean | undefined | null;

export type CallOptions = {
  /** Search parameters; undefined, null and '' are left out, lists become repeated names. */
  query?: Record<string, QueryValue | QueryValue[]>;
  signal?: AbortSignal;
  /** Milliseconds for one try (default 20,000). */
  timeout?: number;
  /** Further headers, such as the proof that a report is one's own. */
  headers?: Record<string, string>;
};

export type WriteOptions = CallOptions & {
  /** One per intended change, the same for every repetition of it; made here when absent. */
  idempotencyKey?: string;
  /** How often a write whose answer was lost is repeated with the same key (default 2). */
  retries?: number;
};

/**
 * Calls return the parsed body (undefined for 204) and throw `ApiProblem`.
 * `R` is the contract's type: `api.get<Static<typeof ReportView>>('/api/…')`.
 */
export const api = {
  get: <R>(path: string, options?: CallOptions): Promise<R> => once<R>('GET', path, undefined, options ?? {}),
  /** A file, such as a PDF to be shown. */
  file: (path: string, options?: CallOptions): Promise<Blob> =>
    answered('GET', path, undefined, options ?? {}, (response) => response.blob()),
  post: <R>(path: string, body?: unknown, options?: WriteOptions): Promise<R> =>
    write<R>('POST', path, body, options),
  put: <R>(path: string, body?: unknown, options?: WriteOptions): Promise<R> =>
    write<R>('PUT', path, body, options),
  patch: <R>(path: string, body?: unknown, options?: WriteOptions): Promise<R> =>
    write<R>('PATCH', path, body, options),
  delete: <R>(path: string, options?: WriteOptions): Promise<R> =>
    write<R>('DELETE', path, undefined, options),
};

const whenUnauthorized = new Set<() => void>();

/** Hears that the server no longer knows this session (401). Returns the way to stop. */
export function onUnauthorized(listener: () => void): () => void {
  whenUnauthorized.add(listener);
  return () => whenUnauthorized.delete(listener);
}

let kioskToken: string | undefined;

/** A wall screen shows this token instead of a sign-in; undefined takes it away. */
export function setKioskToken(token: string | undefined): void {
  kioskToken = token;
}

/** The headers that every call to the API carries. */
export function callHeaders(idempotencyKey?: string): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    'accept-language': languageTags[currentLanguage()],
    'x-pendopo': '1',
    ...(kioskToken ? { 'x-kiosk-token': kioskToken } : {}),
    ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
  };
}

/**
 * True when repeating the same write with the same key may help: no answer came, the server was starting
 * or overloaded, or it is still busy with the first copy (409 and 425 with Retry-After).
 */
export function mayRepeat(problem: ApiProblem): boolean {
  if (problem.status === 0 || problem.status === 502 || problem.status === 503 || problem.status === 504)
    return true;
  return (problem.status === 409 || problem.status === 425) && problem.retryAfter !== undefined;
}

/** `/api/x` with search parameters appended. */
export function withQuery(path: string, query: CallOptions['query']): string {
  if (!query) return path;
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null && one !== '') params.append(name, String(one));
    }
  }
  const text = params.toString();
  return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

async function write<R>(method: string, path: string, body: unknown, options: WriteOptions = {}): Promise<R> {
  const idempotencyKey = options.idempotencyKey ?? newId();
  const retries = options.retries ?? 2;
  for (let tried = 0; ; tried += 1) {
    try {
      return await once<R>(method, path, body, options, idempotencyKey);
    } catch (error) {
      if (!(error instanceof ApiProblem) || tried >= retries || !mayRepeat(error)) throw error;
      await pause(error.retryAfter ?? 400 * 3 ** tried, options.signal);
    }
  }
}

let began: string | undefined;

/**
 * Where the city's feed stood before the first answer that this page got. The live line begins there, so that nothing
 * falls between an answer and the line; what an answer knows already is heard once more and changes nothing.
 */
export function feedPosition(): string | undefined {
  return began;
}

async function once<R>(
  method: string,
  path: string,
  body: unknown,
  options: CallOptions,
  idempotencyKey?: string,
): Promise<R> {
  const read = (response: Response) => response.text();
  const text = await answered(method, path, body, options, read, idempotencyKey);
  return (text === '' ? undefined : JSON.parse(text)) as R;
}

/** One try, with its answer read as the caller wants it. Throws `ApiProblem`. */
async function answered<T>(
  method: string,
  path: string,
  body: unknown,
  options: CallOptions,
  read: (response: Response) => Promise<T>,
  idempotencyKey?: string,
): Promise<T> {
  const headers = { ...callHeaders(idempotencyKey), ...options.headers };
  const isForm = body instanceof FormData || body instanceof Blob;
  if (body !== undefined && !isForm) headers['content-type'] = 'application/json';
  const timer = AbortSignal.timeout(options.timeout ?? 20_000);
  const signal = options.signal ? AbortSignal.any([options.signal, timer]) : timer;
  try {
    const response = await fetch(withQuery(path, options.query), {
      method,
      headers,
      body: body === undefined ? undefined : isForm ? (body as BodyInit) : JSON.stringify(body),
      credentials: 'same-origin',
      signal,
    });
    began ??= response.headers.get('x-feed-position') ?? undefined;
    if (!response.ok) {
      const problem = await readProblem(response);
      if (problem.status === 401) for (const listener of whenUnauthorized) listener();
      throw problem;
    }
    return await read(response);
  } catch (error) {
    if (error instanceof ApiProblem) throw error;
    // The caller gave up on purpose: let it see its own abort.
    if (options.signal?.aborted) throw error;
    throw unreachable(timer.aborted ? 'timeout' : 'network');
  }
}

function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
