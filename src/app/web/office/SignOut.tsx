/** Signing out; asks first while something of one's own still waits on this device. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../web/kit/api/api.ts';
import { problemWords } from '../../../web/kit/api/problem.ts';
import { navigate } from '../../../web/kit/navigation/location.ts';
import { useQueue } from '../../../web/kit/queue/use-queue.ts';
import { renewSession } from '../../../web/kit/session/session.ts';
import { useTexts } from '../../../web/kit/texts/texts.ts';
import { Button } from '../../../web/ui/base/button.tsx';
import { useToast } from '../../../web/ui/base/toast.tsx';
import { Dialog } from '../../../web/ui/office/dialog.tsx';

/** `start` signs out, or asks first in `dialog`, which must stand outside of a menu that folds in. */
export function useSignOut(person: string | undefined) {
  const { t } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const waiting = useQueue().items.filter(
    ({ owner, state }) => person !== undefined && owner === person && state !== 'sent',
  ).length;
  const leave = async () => {
    setBusy(true);
    try {
      await api.delete('/api/session');
      await renewSession(client);
      navigate('/office/masuk', { replace: true });
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      setBusy(false);
      setAsking(false);
    }
  };
  const dialog = (
    <Dialog
      open={asking}
      onClose={() => setAsking(false)}
      closeLabel={t('kit.close')}
      title={t('office.sign-out-waiting', { count: waiting })}
      actions={
        <Button busy={busy} onClick={() => void leave()}>
          {t('office.sign-out')}
        </Button>
      }
    >
      <p>{t('office.sign-out-note')}</p>
    </Dialog>
  );
  return { start: () => (waiting > 0 ? setAsking(true) : void leave()), dialog };
}
