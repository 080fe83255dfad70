/** Carries one step of the queue to the server and sorts what came back into the few outcomes the queue knows. */
import { api } from '../api/api.ts';
import { ApiProblem, problemWords } from '../api/problem.ts';
import { upload } from '../api/upload.ts';
import type { Outcome, QueueProblem } from './machine.ts';
import type { QueueTransport } from './sender.ts';
import { readFile } from './store.ts';

/** Hears how far the upload of a file is, 0 to 1. */
export type UploadListener = (key: string, share: number) => void;

export function createTransport(onUpload: UploadListener): QueueTransport {
  return {
    async upload(file) {
      const bytes = await readFile(file.key);
      if (!bytes) return { kind: 'refused', problem: lostFile() };
      return attempt(async () => {
        const answer = await upload<{ id: string }>({
          url: file.url,
          file: new Blob([bytes], { type: file.type }),
          name: file.name,
          idempotencyKey: file.key,
          onProgress: (share) => onUpload(file.key, share),
        });
        return { kind: 'uploaded', key: file.key, id: answer.id };
      });
    },
    submit: (item, body) =>
      attempt(async () => {
        const call = item.method === 'PUT' ? api.put : item.method === 'PATCH' ? api.patch : api.post;
        const result = await call<unknown>(item.url, body, {
          idempotencyKey: item.id,
          retries: 0,
          timeout: 45_000,
        });
        return { kind: 'submitted', result };
      }),
  };
}

/** Id of the account that the server takes this device for, null for nobody; undefined without an answer. */
export async function accountNow(): Promise<string | null | undefined> {
  try {
    const { actor } = await api.get<{ actor: { id: string } | null }>('/api/session');
    return actor?.id ?? null;
  } catch {
    return undefined;
  }
}

async function attempt(step: () => Promise<Outcome>): Promise<Outcome> {
  try {
    return await step();
  } catch (error) {
    return error instanceof ApiProblem ? sort(error) : { kind: 'server-fault', problem: describe(error) };
  }
}

/** Which outcome a problem is. A refusal is one that the same request would meet again. */
export function sort(problem: ApiProblem): Outcome {
  const { status, retryAfter } = problem;
  if (status === 0 || status === 502 || status === 503 || status === 504)
    return { kind: 'no-answer', retryAfter };
  if (status === 408 || status === 425 || status === 429) return { kind: 'no-answer', retryAfter };
  // The first copy of the same request is still being worked on.
  if (status === 409 && retryAfter !== undefined) return { kind: 'no-answer', retryAfter };
  if (status >= 500) return { kind: 'server-fault', problem: describe(problem), retryAfter };
  return { kind: 'refused', problem: describe(problem) };
}

function describe(error: unknown): QueueProblem {
  const words = problemWords(error);
  if (!(error instanceof ApiProblem)) return { status: 0, code: 'unexpected', fields: [], ...words };
  return { status: error.status, code: error.code, fields: error.fields, ...words };
}

/** The browser cleared the bytes but kept the item: the person has to add the photo again. */
function lostFile(): QueueProblem {
  const words = problemWords(new ApiProblem({ status: 410, code: 'lost-file', title: '' }));
  return { status: 410, code: 'lost-file', fields: [], ...words };
}
