/** What went wrong on the way to the server or back, always with words a person can act on. */
import { t } from '../texts/texts.ts';

/** One wrong field: `path` is a JSON pointer without the leading slash (`location/lat`), `message` a sentence. */
export type ProblemField = { path: string; rule: string; message: string };

/** RFC 9457 problem details as Pendopo's server sends them. */
export type ProblemBody = {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code: string;
  fields?: ProblemField[];
  traceId?: string;
};

/**
 * A failed call. `status` 0 means that no answer came (`code` is then `network` or `timeout`), so the
 * server may or may not have acted: repeat only with the same Idempotency-Key.
 */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly fields: ProblemField[];
  readonly traceId: string | undefined;
  /** Milliseconds the server asks to wait before another try. */
  readonly retryAfter: number | undefined;

  constructor(body: ProblemBody, retryAfter?: number) {
    super(body.detail ?? body.title);
    this.name = 'ApiProblem';
    this.status = body.status;
    this.code = body.code;
    this.title = body.title;
    this.detail = body.detail ?? '';
    this.fields = body.fields ?? [];
    this.traceId = body.traceId;
    this.retryAfter = retryAfter;
  }
}

/** No answer came. The words follow the reader's language at the moment they are shown, see `problemWords`. */
export function unreachable(code: 'network' | 'timeout'): ApiProblem {
  return new ApiProblem({ status: 0, code, title: titleOf(code), detail: detailOf(code) });
}

/** Reads a failed response; a body that is not problem details (a proxy's page) becomes a plain server fault. */
export async function readProblem(response: Response): Promise<ApiProblem> {
  const retryAfter = readRetryAfter(response.headers.get('retry-after'));
  try {
    const type = response.headers.get('content-type') ?? '';
    if (type.includes('json')) {
      const body: unknown = await response.json();
      if (isProblemBody(body)) return new ApiProblem({ ...body, status: response.status }, retryAfter);
    }
  } catch {
    // A cut-off body is treated like a missing one.
  }
  return plainProblem(response.status, retryAfter);
}

/** The problem of a status that came without details. */
export function plainProblem(status: number, retryAfter?: number): ApiProblem {
  return new ApiProblem(
    { status, code: 'server', title: titleOf('server'), detail: detailOf('server') },
    retryAfter,
  );
}

/** Seconds or an HTTP date → milliseconds from now; undefined when absent or unreadable. */
export function readRetryAfter(value: string | null, now = Date.now()): number | undefined {
  if (!value) return undefined;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Title, explanation and reference of anything that was thrown, in the reader's present language. */
export function problemWords(error: unknown): { title: string; detail: string; traceId?: string } {
  if (!(error instanceof ApiProblem)) return { title: titleOf('unexpected'), detail: detailOf('unexpected') };
  if (isOwn(error.code))
    return { title: titleOf(error.code), detail: detailOf(error.code), traceId: error.traceId };
  return { title: error.title, detail: error.detail, traceId: error.traceId };
}

type OwnCode = 'network' | 'timeout' | 'server' | 'unexpected';

function isOwn(code: string): code is OwnCode {
  return code === 'network' || code === 'timeout' || code === 'server';
}

function titleOf(code: OwnCode): string {
  if (code === 'network') return t('kit.problem.network.title');
  if (code === 'timeout') return t('kit.problem.timeout.title');
  if (code === 'server') return t('kit.problem.server.title');
  return t('kit.problem.unexpected.title');
}

function detailOf(code: OwnCode): string {
  if (code === 'network') return t('kit.problem.network.detail');
  if (code === 'timeout') return t('kit.problem.timeout.detail');
  if (code === 'server') return t('kit.problem.server.detail');
  return t('kit.problem.unexpected.detail');
}

/** True for the shape the server promises; anything else came from something in between. */
export function isProblemBody(value: unknown): value is ProblemBody {
  if (typeof value !== 'object' || value === null) return false;
  const { title, code } = value as Partial<ProblemBody>;
  return typeof title === 'string' && typeof code === 'string';
}
