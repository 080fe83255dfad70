/** News of reports: ask for it, confirm it with the link of the letter, change or end it. */
import { useCallback, useEffect, useState } from 'react';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import { navigate, useLocation } from '../../../../../web/kit/navigation/location.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { LoadFailedPage } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../../web/ui/base/progress.tsx';
import { Page as PageFrame, Section } from '../../../../../web/ui/portal/page.tsx';
import type { Subscriptions } from '../../../rules/publishing-contract.ts';
import { Ask } from './subscribe/Ask.tsx';
import { confirmToken, listByKey, listOwn } from './subscribe/api.ts';
import { Held } from './subscribe/Held.tsx';

const LETTER = /^#(konfirmasi|kunci)=([\w.-]{20,200})$/;

type Brought = { kind: 'konfirmasi' | 'kunci'; secret: string };

/** The secret of a letter; it leaves the address bar and the history at once. */
function useBrought(): Brought | undefined {
  const { hash } = useLocation();
  const [brought, setBrought] = useState<Brought>();
  useEffect(() => {
    const match = LETTER.exec(hash);
    if (!match) return;
    setBrought({ kind: match[1] as Brought['kind'], secret: match[2] ?? '' });
    navigate('/langganan', { replace: true, force: true });
  }, [hash]);
  return brought;
}

export function Page() {
  const { t } = useTexts();
  const { actor } = useSession();
  const brought = useBrought();
  const citizen = actor?.kind === 'citizen';
  const [held, setHeld] = useState<Subscriptions>();
  const [failure, setFailure] = useState<unknown>();
  const [confirmed, setConfirmed] = useState(false);
  const load = useCallback(async () => {
    setFailure(undefined);
    try {
      if (brought?.kind === 'konfirmasi') setHeld(await confirmToken(brought.secret));
      else if (brought) setHeld(await listByKey(brought.secret));
      else if (citizen) setHeld(await listOwn());
      setConfirmed(brought?.kind === 'konfirmasi');
    } catch (error) {
      setFailure(error);
    }
  }, [brought, citizen]);
  useEffect(() => void load(), [load]);
  const gone = failure instanceof ApiProblem && failure.status === 404;
  const waiting = !held && !failure && Boolean(brought || citizen);
  return (
    <PageFrame
      title={t('complaints.subscribe.title')}
      lead={t('complaints.subscribe.lead')}
      back={{ href: '/laporan', label: t('complaints.case.back') }}
      width="narrow"
    >
      {confirmed && <Notice tone="good" live="polite" title={t('complaints.subscribe.confirmed')} />}
      {gone && (
        <Notice tone="warn" live="polite" title={t('complaints.subscribe.gone-title')}>
          {t('complaints.subscribe.gone')}
        </Notice>
      )}
      {Boolean(failure) && !gone && <LoadFailedPage error={failure as Error} retry={() => void load()} />}
      {waiting && <LoadingState label={t('kit.loading')} rows={2} />}
      {held && (
        <Section title={t('complaints.subscribe.held')}>
          <Held held={held} onChange={setHeld} />
        </Section>
      )}
      {!waiting && !(held && brought) && (
        <Section title={t('complaints.subscribe.new')}>
          <Ask onHeld={setHeld} />
        </Section>
      )}
    </PageFrame>
  );
}
