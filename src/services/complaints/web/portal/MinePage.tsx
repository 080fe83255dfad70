/** My reports: those waiting on this device, those made from it, and those of the account. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearch } from '../../../../web/kit/navigation/location.ts';
import { queue } from '../../../../web/kit/queue/queue.ts';
import { useQueue } from '../../../../web/kit/queue/use-queue.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { More } from '../../../../web/kit/shell/More.tsx';
import { useOnline } from '../../../../web/kit/shell/online.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import { CaseCard } from './CaseCard.tsx';
import { OwnReport } from './OwnReport.tsx';
import { accountListQuery } from './questions.ts';
import { ReceiptSlip } from './ReceiptSlip.tsx';
import { REPORT_KIND, type Receipt, useReceipts } from './receipts.ts';
import { Discard, Mend, neverSubmitted, RefusedItem } from './report/RefusedItem.tsx';

export function Page() {
  const [search] = useSearch();
  const shown = useReceipts().find(({ code }) => code === search.tanda);
  return shown ? <OneReceipt receipt={shown} /> : <Mine />;
}

/** One receipt by itself, to write down or to print. */
function OneReceipt({ receipt }: { receipt: Receipt }) {
  const { t } = useTexts();
  return (
    <PageFrame
      title={t('complaints.receipt.page')}
      lead={receipt.label}
      back={{ href: '/laporan-saya', label: t('complaints.mine.title') }}
      width="narrow"
    >
      <section className="card gap-4" aria-label={t('complaints.sent.code')}>
        <p className="text-ink-soft">{t('complaints.sent.code')}</p>
        <p className="case-code">{receipt.code}</p>
      </section>
      <ReceiptSlip receipt={receipt} />
      <div data-print="no">
        <LinkButton href={`/laporan/${receipt.code}`} tone="second">
          {t('complaints.sent.follow')}
        </LinkButton>
      </div>
    </PageFrame>
  );
}

function Mine() {
  const { t } = useTexts();
  const { actor } = useSession();
  const receipts = useReceipts();
  const waiting = useQueue(REPORT_KIND).items.filter(({ state }) => state !== 'sent');
  const signedIn = actor?.kind === 'citizen';
  const [shown, setShown] = useState(10);
  return (
    <PageFrame title={t('complaints.mine.title')} lead={t('complaints.mine.lead')} width="narrow">
      {waiting.length > 0 && <Waiting />}
      {receipts.length > 0 && (
        <Section title={t('complaints.mine.device')}>
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
            {receipts.slice(0, shown).map((receipt) => (
              <li key={receipt.code}>
                <OwnReport receipt={receipt} />
              </li>
            ))}
          </ul>
          {receipts.length > shown && (
            <div>
              <Button tone="second" onClick={() => setShown(shown + 10)}>
                {t('complaints.list.more')}
              </Button>
            </div>
          )}
          <p className="text-ink-soft text-sm">{t('complaints.mine.device-note')}</p>
        </Section>
      )}
      {waiting.length === 0 && receipts.length === 0 && !signedIn && (
        <EmptyState
          title={t('complaints.mine.empty')}
          action={<LinkButton href="/lapor">{t('complaints.home.report')}</LinkButton>}
        >
          {t('complaints.mine.empty-detail')}
        </EmptyState>
      )}
      {signedIn ? (
        <OfAccount />
      ) : (
        <Section title={t('complaints.mine.account')}>
          <p>{t('complaints.mine.sign-in-detail')}</p>
          <div>
            <LinkButton tone="second" href="/masuk?next=/laporan-saya">
              {t('complaints.mine.sign-in')}
            </LinkButton>
          </div>
        </Section>
      )}
    </PageFrame>
  );
}

/** Reports that have not reached the city, with what can be done about each. */
function Waiting() {
  const { t, formats } = useTexts();
  const online = useOnline();
  const items = useQueue(REPORT_KIND).items.filter(({ state }) => state !== 'sent');
  return (
    <Section title={t('complaints.mine.waiting')}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {items.map((item) => (
          <li key={item.id} className="card gap-3">
            <div className="flex flex-wrap items-center gap-3">
              <h3>{item.label}</h3>
              <Badge tone={item.state === 'attention' ? 'bad' : 'warn'}>
                {item.state === 'attention'
                  ? t('complaints.mine.attention')
                  : item.state === 'sending' && online
                    ? t('complaints.mine.sending')
                    : t('complaints.mine.kept')}
              </Badge>
            </div>
            <p className="line-clamp-2 text-ink-soft">{String(item.body.description ?? '')}</p>
            <p className="text-ink-soft text-sm">{formats.relative(item.createdAt)}</p>
            {item.state === 'attention' ? (
              <RefusedItem item={item} />
            ) : (
              <ButtonRow>
                <Button tone="second" size="small" onClick={() => void queue.retry(item.id)}>
                  {t('complaints.kept.try')}
                </Button>
                {neverSubmitted(item) && <Mend item={item} words={t('complaints.mine.edit')} />}
                <Discard id={item.id} />
              </ButtonRow>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function OfAccount() {
  const { t } = useTexts();
  const query = useInfiniteQuery(accountListQuery);
  const { data, error, refetch } = query;
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Section title={t('complaints.mine.account')}>
      {!data && <NotYet error={error} retry={() => void refetch()} />}
      {data && items.length === 0 && (
        <EmptyState title={t('complaints.mine.account-empty')}>
          {t('complaints.mine.account-empty-detail')}
        </EmptyState>
      )}
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {items.map((item) => (
          <li key={item.code}>
            <CaseCard item={item} />
          </li>
        ))}
      </ul>
      <More query={query}>{t('complaints.list.more')}</More>
    </Section>
  );
}
