/** Sends one file and says how far it is: photos are the slowest thing a phone does on a weak network. */
import { callHeaders } from './api.ts';
import { ApiProblem, isProblemBody, plainProblem, readRetryAfter, unreachable } from './problem.ts';

export type UploadOptions = {
  /** Where to; the file goes as the multipart field `file`. */
  url: string;
  file: Blob;
  name: string;
  /** The same for every repetition of this upload. */
  idempotencyKey: string;
  /** 0 to 1. */
  onProgress?: (share: number) => void;
  signal?: AbortSignal;
  /** Milliseconds without any progress before giving up (default 60,000): a slow upload is not a dead one. */
  stallTimeout?: number;
};

/** Uploads with XMLHttpRequest, which unlike fetch reports progress of the body. Throws `ApiProblem`. */
export function upload<R>(options: UploadOptions): Promise<R> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stall = options.stallTimeout ?? 60_000;
    let stalled = false;
    let timer = setTimeout(giveUp, stall);
    function giveUp(): void {
      stalled = true;
      request.abort();
    }
    const alive = () => {
      clearTimeout(timer);
      timer = setTimeout(giveUp, stall);
    };
    request.open('POST', options.url);
    for (const [name, value] of Object.entries(callHeaders(options.idempotencyKey))) {
      request.setRequestHeader(name, value);
    }
    request.upload.onprogress = (event) => {
      alive();
      if (event.lengthComputable && event.total > 0) options.onProgress?.(event.loaded / event.total);
    };
    request.onprogress = alive;
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        options.onProgress?.(1);
        resolve(body as R);
      } else reject(problemOf(request, body));
    };
    request.onerror = () => reject(unreachable('network'));
    request.onabort = () =>
      reject(stalled ? unreachable('timeout') : (options.signal?.reason ?? unreachable('network')));
    request.onloadend = () => clearTimeout(timer);
    options.signal?.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', options.file, options.name);
    request.send(form);
  });
}

function problemOf(request: XMLHttpRequest, body: unknown): ApiProblem {
  const retryAfter = readRetryAfter(request.getResponseHeader('retry-after'));
  if (isProblemBody(body)) return new ApiProblem({ ...body, status: request.status }, retryAfter);
  return plainProblem(request.status, retryAfter);
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
