/** A press that asks something of the city: busy while it runs, and why it failed. */
import { useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';

export function useAct(done: () => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (busy) return false;
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
      return true;
    } catch (error) {
      setFailure(problemWords(error));
      return false;
    } finally {
      setBusy(false);
      done();
    }
  };
  return { busy, failure, act };
}
