/** Taking a case as one's own work: one press, no words. */
import type { QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { DeskItem } from '../../../rules/desk-contract.ts';
import { renewCase, sendAct } from '../desk-data.ts';
import { isOvertaken } from '../overtaken.ts';

export type Take = { busy: boolean; run: () => Promise<void> };

/** `run` takes the case as it stands on the screen; if a colleague was faster, that is said and shown. */
export function useTake(item: Pick<DeskItem, 'code' | 'version'> | undefined, client: QueryClient): Take {
  const { t } = useTexts();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (!item || busy) return;
    setBusy(true);
    try {
      await sendAct(item.code, 'take', { version: item.version });
      say({ tone: 'good', text: t('complaints.desk.act.take.done', { code: item.code }) });
    } catch (error) {
      say({
        tone: 'bad',
        text: isOvertaken(error)
          ? t('complaints.desk.changed.take', { code: item.code })
          : problemWords(error).detail,
      });
    } finally {
      await renewCase(client, item.code);
      setBusy(false);
    }
  };
  return { busy, run };
}
