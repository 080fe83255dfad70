/** Sends failed messages again and says how many went back into the queue. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import type { Retried } from '../../contract.ts';

export const TROUBLE_KEY = ['notices', 'trouble'];

/** `busy` is the name of the press that is under way: a notice's id, or `all`. */
export function useRetry() {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [busy, setBusy] = useState<string>();
  const retry = async (press: string, ids: string[]) => {
    if (busy !== undefined) return;
    setBusy(press);
    try {
      const { retried } = await api.post<Retried>('/api/notices/retry', { ids });
      if (retried > 0) say({ tone: 'good', text: t('notices.trouble.retried', { count: retried }) });
      else say({ tone: 'info', text: t('notices.trouble.nothing-left') });
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      await client.invalidateQueries({ queryKey: TROUBLE_KEY });
      setBusy(undefined);
    }
  };
  return { busy, retry };
}
