/** On the account page: notifications on this device, switched on and off by the person alone. */
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { type PushFailure, usePush } from './use-push.ts';

export function Part() {
  const { t } = useTexts();
  const push = usePush();
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-3" aria-labelledby="pemberitahuan-perangkat">
      <h2 id="pemberitahuan-perangkat">{t('notices.push.title')}</h2>
      {push.failure && <Failure failure={push.failure} />}
      <State push={push} />
    </section>
  );
}

function State({ push }: { push: ReturnType<typeof usePush> }) {
  const { t } = useTexts();
  const { state, busy, turnOn, turnOff } = push;
  if (state === 'loading') return <LoadingState label={t('kit.loading')} rows={1} />;
  if (state === 'unreachable') {
    const words = problemWords(push.error);
    return (
      <Notice tone="bad" title={words.title}>
        <p>{words.detail}</p>
        <Button tone="second" size="small" className="mt-2" onClick={() => void push.refetch()}>
          {t('kit.retry')}
        </Button>
      </Notice>
    );
  }
  if (state === 'demo')
    return (
      <Notice title={t('notices.push.demo')}>
        {t('notices.push.demo.detail')} <Link href="/kotak-surat">{t('notices.push.demo.link')}</Link>
      </Notice>
    );
  if (state === 'not-configured')
    return (
      <Notice title={t('notices.push.not-configured')}>{t('notices.push.not-configured.detail')}</Notice>
    );
  if (state === 'unsupported')
    return <Notice title={t('notices.push.unsupported')}>{t('notices.push.unsupported.detail')}</Notice>;
  if (state === 'home-screen')
    return <Notice title={t('notices.push.home-screen')}>{t('notices.push.home-screen.detail')}</Notice>;
  if (state === 'denied')
    return (
      <Notice tone="warn" title={t('notices.push.denied')}>
        {t('notices.push.denied.detail')}
      </Notice>
    );
  const on = state === 'on';
  return (
    <div className="card grid gap-3">
      <p role="status">
        <Badge tone={on ? 'good' : 'calm'}>{on ? t('notices.push.on') : t('notices.push.off')}</Badge>
      </p>
      <p className="text-ink-soft">{on ? t('notices.push.on.detail') : t('notices.push.off.detail')}</p>
      <div>
        <Button
          tone="second"
          icon="bell"
          busy={busy}
          busyLabel={t('notices.push.working')}
          onClick={() => void (on ? turnOff() : turnOn())}
        >
          {on ? t('notices.push.turn-off') : t('notices.push.turn-on')}
        </Button>
      </div>
    </div>
  );
}

function Failure({ failure }: { failure: PushFailure }) {
  const { t } = useTexts();
  // The state below says what a refusal means.
  if (failure === 'denied') return null;
  if (failure === 'dismissed') return <Notice live="polite" title={t('notices.push.dismissed')} />;
  const words =
    failure === 'failed'
      ? { title: t('notices.push.failed'), detail: t('notices.push.failed.detail') }
      : failure;
  return (
    <Notice tone="bad" live="assertive" title={words.title}>
      {words.detail}
    </Notice>
  );
}
