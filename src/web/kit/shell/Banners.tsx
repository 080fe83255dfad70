/** Short truths above the page: no network, work that waits to be sent. A new version is offered once, below. */
import { useEffect } from 'react';
import { OfflineBanner } from '../../ui/base/feedback.tsx';
import { useToast } from '../../ui/base/toast.tsx';
import { belongsTo } from '../queue/machine.ts';
import { useQueue } from '../queue/use-queue.ts';
import { useSession } from '../session/session.ts';
import { useTexts } from '../texts/texts.ts';
import { useOnline } from './online.ts';
import { useUpdate } from './worker.ts';

/** Stands above the header of a face; empty most of the time. */
export function Banners() {
  const { t } = useTexts();
  const online = useOnline();
  const { actor } = useSession();
  // What another person left on this device is theirs to look after.
  const items = useQueue().items.filter((item) => belongsTo(item, actor?.id));
  useUpdateOffer();
  const attention = items.filter(({ state }) => state === 'attention').length;
  // What is just passing through is no news.
  const held = items.filter((item) => item.state === 'waiting' && (item.failures > 0 || !online)).length;
  const sentences = [
    online ? undefined : t('kit.offline'),
    held > 0 ? t('kit.queue.waiting', { count: held }) : undefined,
    attention > 0 ? t('kit.queue.attention', { count: attention }) : undefined,
  ].filter((sentence) => sentence !== undefined);
  if (sentences.length === 0) return null;
  return <OfflineBanner>{sentences.join(' ')}</OfflineBanner>;
}

function useUpdateOffer(): void {
  const { t } = useTexts();
  const say = useToast();
  const update = useUpdate();
  useEffect(() => {
    if (!update) return;
    say({
      tone: 'info',
      keep: true,
      text: t('kit.update.ready'),
      action: { label: t('kit.reload'), onPress: update },
    });
  }, [update, say, t]);
}
