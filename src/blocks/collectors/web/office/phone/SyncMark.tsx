/** Always visible on the phone's pages: what the city knows already, and what not yet. */
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { isRefusal, sync } from './phone.ts';
import type { useCollector } from './use-collector.ts';

export function SyncMark({ collector }: { collector: ReturnType<typeof useCollector> }) {
  const { t, formats } = useTexts();
  const online = useOnline();
  const { phone, owner, waiting } = collector;
  const contact = phone.device?.said?.now;
  const wrong = phone.entries.filter(({ told }) => told === 'forged' || told === 'unreadable').length;
  const refused = phone.entries.filter(({ told }) => told === 'refused').length;
  const missing = phone.device?.said?.missing.length ?? 0;
  return (
    <>
      <div className="round-sync" role="status" data-waiting={waiting}>
        <span>
          {waiting > 0 ? (
            <Badge tone="warn">{t('collectors.sync.waiting', { count: waiting })}</Badge>
          ) : (
            <Badge tone="good">{t('collectors.sync.all')}</Badge>
          )}{' '}
          {!online && <Badge>{t('collectors.sync.offline')}</Badge>}
          <span className="block text-ink-soft">
            {contact
              ? t('collectors.sync.contact', { when: formats.dateTime(contact) })
              : t('collectors.sync.never')}
          </span>
        </span>
        <Button size="small" tone="second" busy={phone.syncing} onClick={() => void sync(owner)}>
          {t('collectors.sync.now')}
        </Button>
      </div>
      {online && isRefusal(phone.failed) && (
        <Notice tone="bad" title={problemWords(phone.failed).title}>
          {problemWords(phone.failed).detail}
        </Notice>
      )}
      {wrong + refused > 0 && (
        <Notice tone="bad">{t('collectors.sync.refused', { count: wrong + refused })}</Notice>
      )}
      {missing > 0 && waiting === 0 && (
        <Notice tone="warn">{t('collectors.sync.missing', { count: missing })}</Notice>
      )}
    </>
  );
}
