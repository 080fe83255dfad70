/** One act of the applicant on his application: busy, what went wrong, and everything asked anew afterwards. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { act } from '../mine-data.ts';

export function useAct(code: string) {
  const client = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  /** True when the city took it. */
  const run = async (what: string, body: unknown): Promise<boolean> => {
    setBusy(true);
    setFailure(undefined);
    try {
      await act(code, what, body);
      await client.invalidateQueries({ queryKey: ['applications'] });
      return true;
    } catch (error) {
      setFailure(problemWords(error));
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, run };
}
