/** What became of a report that was sent: on its way, kept for later, arrived with its code, or in need of a correction. */
import '../complaints.css';
import { useEffect, useState } from 'react';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import type { QueueItem } from '../../../../../web/kit/queue/machine.ts';
import { queue } from '../../../../../web/kit/queue/queue.ts';
import { useQueue } from '../../../../../web/kit/queue/use-queue.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { LoadingPage } from '../../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import { Page } from '../../../../../web/ui/portal/page.tsx';
import { ReceiptSlip } from '../ReceiptSlip.tsx';
import { REPORT_KIND, type Receipt, useReceipts } from '../receipts.ts';
import { ShareCode } from '../ShareCode.tsx';
import { WithCode } from '../WithCode.tsx';
import { RefusedItem } from './RefusedItem.tsx';

type Props = { item: string; onMend: () => Promise<void> };

export function SentReport({ item: id, onMend }: Props) {
  const { items, uploads } = useQueue(REPORT_KIND);
  const receipt = useReceipts().find((one) => one.item === id);
  const item = items.find((one) => one.id === id);
  if (receipt) return <Arrived receipt={receipt} />;
  if (item?.state === 'attention') return <Refused item={item} onMend={onMend} />;
  if (item) return <UnderWay item={item} uploads={uploads} />;
  return <Unknown />;
}

/** The queue is read from the device first; what is unknown after a moment was discarded. */
function Unknown() {
  const { t } = useTexts();
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), 1500);
    return () => clearTimeout(timer);
  }, []);
  usePageTitle(t(waited ? 'complaints.sent.lost' : 'complaints.report.tab'));
  if (!waited) return <LoadingPage title={t('complaints.report.tab')} />;
  return (
    <EmptyState
      whole
      title={t('complaints.sent.lost')}
      action={<LinkButton href="/laporan-saya">{t('complaints.sent.to-mine')}</LinkButton>}
    />
  );
}

function Arrived({ receipt }: { receipt: Receipt }) {
  const { t, formats } = useTexts();
  const { actor } = useSession();
  const { code, agency, dueAt, joined, anonymous } = receipt;
  usePageTitle(t('complaints.sent.title'));
  const facts = [
    ...(agency ? [{ key: 'agency', term: t('complaints.sent.agency'), value: agency }] : []),
    // A joined report follows the clock of the other one.
    ...(dueAt && !joined
      ? [{ key: 'due', term: t('complaints.sent.due'), value: formats.deadline(dueAt) }]
      : []),
  ];
  return (
    <Page title={t('complaints.sent.title')} lead={t('complaints.sent.lead')} width="narrow">
      <section className="card gap-4" aria-label={t('complaints.sent.code')}>
        <p className="text-ink-soft">{t('complaints.sent.code')}</p>
        <p className="case-code">{code}</p>
        <ShareCode code={code} />
      </section>
      {(anonymous || actor?.kind !== 'citizen') && <ReceiptSlip receipt={receipt} />}
      {joined && (
        <Notice tone="good" title={<WithCode k="complaints.twins.joined" code={joined} />}>
          <p>{t('complaints.sent.joined')}</p>
        </Notice>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
      <Notice title={t('complaints.sent.receipt-title')}>
        <p>{t('complaints.sent.receipt')}</p>
      </Notice>
      <div data-print="no">
        <ButtonRow>
          <LinkButton href={`/laporan/${code}`} size="large">
            {t('complaints.sent.follow')}
          </LinkButton>
          <LinkButton href="/lapor" tone="second">
            {t('complaints.sent.another')}
          </LinkButton>
        </ButtonRow>
      </div>
    </Page>
  );
}

function UnderWay({ item, uploads }: { item: QueueItem; uploads: Record<string, number> }) {
  const { t } = useTexts();
  const online = useOnline();
  const waiting = !online || (item.state === 'waiting' && item.failures > 1);
  usePageTitle(t(waiting ? 'complaints.kept.title' : 'complaints.sending.title'));
  const done = item.files.reduce((sum, file) => sum + (file.uploadedId ? 1 : (uploads[file.key] ?? 0)), 0);
  const steps = item.files.length + 1;
  if (waiting) {
    return (
      <Page title={t('complaints.kept.title')} lead={t('complaints.kept.lead')} width="narrow">
        <Notice tone="good" live="polite" title={t('complaints.kept.safe')}>
          <p>{t('complaints.kept.detail')}</p>
        </Notice>
        <Facts
          facts={[
            { key: 'what', term: t('complaints.report.step.what'), value: item.label },
            {
              key: 'photos',
              term: t('complaints.report.step.photo'),
              value:
                item.files.length === 0
                  ? t('complaints.report.check.no-photo')
                  : t('complaints.kept.photos', { count: item.files.length }),
            },
          ]}
        />
        <ButtonRow>
          <Button tone="second" onClick={() => void queue.retry(item.id)}>
            {t('complaints.kept.try')}
          </Button>
          <LinkButton tone="quiet" href="/laporan-saya">
            {t('complaints.sent.to-mine')}
          </LinkButton>
        </ButtonRow>
      </Page>
    );
  }
  return (
    <Page title={t('complaints.sending.title')} lead={t('complaints.sending.lead')} width="narrow">
      <ProgressBar
        label={item.files.length > 0 ? t('complaints.sending.photos') : t('complaints.sending.words')}
        value={item.files.length > 0 ? (done + 0.5) / steps : undefined}
      />
    </Page>
  );
}

function Refused({ item, onMend }: { item: QueueItem; onMend: () => Promise<void> }) {
  const { t } = useTexts();
  usePageTitle(t('complaints.refused.title'));
  return (
    <Page title={t('complaints.refused.title')} lead={t('complaints.refused.lead')} width="narrow">
      <RefusedItem
        item={item}
        onMend={onMend}
        onApart={(id) => navigate(`/lapor?kiriman=${id}`, { replace: true, force: true })}
      />
    </Page>
  );
}
