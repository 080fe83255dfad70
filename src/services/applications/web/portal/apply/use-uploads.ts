/** Carries the files of an unfinished application to the city, one after another, as often as the network needs. */
import { useEffect, useRef, useState } from 'react';
import { ApiProblem, problemWords } from '../../../../../web/kit/api/problem.ts';
import { upload } from '../../../../../web/kit/api/upload.ts';
import { backoff } from '../../../../../web/kit/backoff.ts';
import { readBytes } from './device-store.ts';
import type { Kept, KeptFile } from './kept-shape.ts';

/** Shares of files that are on their way, 0 to 1. `ready`: somebody is signed in and there is a network. */
export function useUploads(
  form: Kept | undefined,
  ready: boolean,
  done: (id: string, part: Partial<KeptFile>) => void,
): Record<string, number> {
  const [shares, setShares] = useState<Record<string, number>>({});
  const [turn, setTurn] = useState(0);
  const failures = useRef(0);
  const waiting = form?.sending ? undefined : form?.files.find(({ there, problem }) => !there && !problem);
  const id = waiting?.id;
  const service = form?.service;
  const latest = useRef({ waiting, done });
  latest.current = { waiting, done };

  useEffect(() => {
    // `turn` brings the same file to another try.
    void turn;
    const file = latest.current.waiting;
    if (!id || !file || !ready) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const share = (value: number) => setShares((before) => ({ ...before, [id]: value }));
    void carry(file, service ?? '', share, stop.signal)
      .then((part) => {
        if (stop.signal.aborted) return;
        failures.current = 0;
        latest.current.done(id, part);
      })
      .catch(() => {
        if (stop.signal.aborted) return;
        failures.current += 1;
        timer = setTimeout(() => setTurn((before) => before + 1), backoff(failures.current, 2_000, 60_000));
      });
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [id, ready, service, turn]);
  return shares;
}

/** What the city said of it. Throws when it said nothing, so that it is tried again. */
async function carry(
  file: KeptFile,
  service: string,
  share: (value: number) => void,
  signal: AbortSignal,
): Promise<Partial<KeptFile>> {
  const bytes = await readBytes(file.id);
  if (!bytes)
    return { problem: problemWords(new ApiProblem({ status: 410, code: 'lost-file', title: '' })).title };
  try {
    const answer = await upload<{ id: string }>({
      url: `/api/applications/files?service=${encodeURIComponent(service)}`,
      file: new Blob([bytes], { type: file.type }),
      name: file.name,
      idempotencyKey: file.id,
      onProgress: share,
      signal,
    });
    return { there: answer.id };
  } catch (error) {
    if (error instanceof ApiProblem && error.status >= 400 && error.status < 500 && !comesBack(error.status))
      return { problem: problemWords(error).detail || problemWords(error).title };
    throw error;
  }
}

/** Signing in again, or waiting, mends these. */
function comesBack(status: number): boolean {
  return status === 401 || status === 408 || status === 425 || status === 429 || status === 409;
}
