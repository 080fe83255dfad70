/** One act of an officer: busy, what went wrong, and everything of the desk asked anew when it is done. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { ApiProblem, type ProblemField, problemWords } from '../../../../web/kit/api/problem.ts';
import { DESK_KEY } from './desk-data.ts';

export function useDeskAct() {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [fields, setFields] = useState<readonly ProblemField[]>([]);
  /** What was refused is put aside: another thing is begun. */
  const clear = () => {
    setFailure(undefined);
    setFields([]);
  };
  /** The answer, or undefined when it was refused; the reason then stands in `failure`, and by field in `fields`. */
  const run = async <R>(
    path: string,
    body: unknown,
    method: 'post' | 'delete' = 'post',
  ): Promise<R | undefined> => {
    setBusy(true);
    clear();
    try {
      const answer = method === 'post' ? await api.post<R>(path, body) : await api.delete<R>(path);
      await client.invalidateQueries({ queryKey: DESK_KEY });
      return answer ?? ({} as R);
    } catch (error) {
      setFailure(problemWords(error));
      if (error instanceof ApiProblem) setFields(error.fields);
      // A colleague was faster: what is typed stays, what is shown becomes the present state.
      if (error instanceof ApiProblem && error.status === 409)
        void client.invalidateQueries({ queryKey: DESK_KEY });
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, fields, run, clear };
}
