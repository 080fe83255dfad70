/** What every import of the directory does in the browser: send, show what would change or did, or say what failed. */
import { useState } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { problemWords } from '../../../web/kit/api/problem.ts';

type Failure = { title: string; detail: string };

/** A large file takes its time on a small server. */
const TIMEOUT_MS = 120_000;

/** `done` is called after an import that was no dry run, for instance to fetch the lists again. */
export function useImport<Report extends { imported: boolean }>(path: string, done: () => Promise<void>) {
  const [report, setReport] = useState<Report>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);

  const send = async (body: unknown, query: Record<string, string | boolean | undefined>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const answer = await api.post<Report>(path, body, { query, timeout: TIMEOUT_MS });
      setReport(answer);
      if (answer.imported) await done();
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  };

  /** Another file was chosen: what was said of the last one no longer holds. */
  const forget = () => {
    setReport(undefined);
    setFailure(undefined);
  };
  return { report, failure, busy, send, forget, fail: setFailure };
}
