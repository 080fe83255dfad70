/** Being told of each public step, for those who are signed in. */
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { PublicComplaint } from '../../../contract.ts';

export function Follow({ view, onDone }: { view: PublicComplaint; onDone: () => void }) {
  const { t } = useTexts();
  const { actor } = useSession();
  const say = useToast();
  const [busy, setBusy] = useState(false);
  const follows = view.may.includes('unfollow');
  if (!actor) {
    return (
      <div className="flush" data-print="no">
        <LinkButton tone="quiet" size="small" icon="bell" href={`/masuk?next=/laporan/${view.code}`}>
          {t('complaints.follow.sign-in')}
        </LinkButton>
        <LinkButton tone="quiet" size="small" href={`/langganan?laporan=${view.code}`}>
          {t('complaints.subscribe.by-mail')}
        </LinkButton>
      </div>
    );
  }
  if (!follows && !view.may.includes('follow')) return null;
  const change = async () => {
    setBusy(true);
    try {
      const path = `/api/complaints/${view.code}/follow`;
      await (follows ? api.delete(path) : api.post(path));
      say({ tone: 'good', text: follows ? t('complaints.follow.stopped') : t('complaints.follow.started') });
      onDone();
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail || problemWords(error).title });
    } finally {
      setBusy(false);
    }
  };
  return (
    <div data-print="no">
      <Button
        tone="second"
        size="small"
        icon="bell"
        busy={busy}
        busyLabel={t('kit.loading')}
        onClick={() => void change()}
      >
        {follows ? t('complaints.follow.stop') : t('complaints.follow.start')}
      </Button>
    </div>
  );
}
