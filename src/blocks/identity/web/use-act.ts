/** One press, one call: keeps a button busy, and says in a toast how it ended. */
import { useState } from 'react';
import { problemWords } from '../../../web/kit/api/problem.ts';
import { useToast } from '../../../web/ui/base/toast.tsx';

/** `run(name, work, done)`: `busy` is the name of the act under way; `done` is said when the work succeeds. */
export function useAct() {
  const say = useToast();
  const [busy, setBusy] = useState<string>();
  const run = async (name: string, work: () => Promise<void>, done?: string): Promise<boolean> => {
    if (busy) return false;
    setBusy(name);
    try {
      await work();
      if (done) say({ tone: 'good', text: done });
      return true;
    } catch (error) {
      const words = problemWords(error);
      say({ tone: 'bad', text: words.detail || words.title });
      return false;
    } finally {
      setBusy(undefined);
    }
  };
  return { busy, run };
}
