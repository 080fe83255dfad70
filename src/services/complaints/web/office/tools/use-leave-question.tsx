/** Asks before something that is not saved is left behind. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { addLeaveGuard } from '../../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Dialog } from '../../../../../web/ui/office/dialog.tsx';

/** `ask` goes on at once while nothing is unsaved, else after the question; links of the office ask by themselves. */
export function useLeaveQuestion(unsaved: boolean): { ask: (go: () => void) => void; dialog: ReactNode } {
  const { t } = useTexts();
  const [wanted, setWanted] = useState<() => void>();
  const latest = useRef(unsaved);
  latest.current = unsaved;
  useEffect(
    () =>
      addLeaveGuard((go) => {
        if (latest.current && go) setWanted(() => go);
        return !latest.current;
      }),
    [],
  );
  const ask = (go: () => void) => (latest.current ? setWanted(() => go) : go());
  const dialog = (
    <Dialog
      open={wanted !== undefined}
      onClose={() => setWanted(undefined)}
      closeLabel={t('kit.close')}
      title={t('complaints.tools.round.plan.leave-title')}
      actions={
        <>
          <Button onClick={() => setWanted(undefined)}>{t('complaints.tools.round.plan.stay')}</Button>
          <Button
            tone="second"
            onClick={() => {
              setWanted(undefined);
              wanted?.();
            }}
          >
            {t('complaints.tools.round.plan.leave')}
          </Button>
        </>
      }
    >
      <p>{t('complaints.tools.round.plan.leave-note')}</p>
    </Dialog>
  );
  return { ask, dialog };
}
