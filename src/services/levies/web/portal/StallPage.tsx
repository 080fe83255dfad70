/** The page behind the QR of a stall: what is owed and why, how to pay, what was paid. No account is needed. */
import '../../../../blocks/payments/web/lent/bills.css';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { PayNow } from '../../../../blocks/payments/web/lent/PayNow.tsx';
import { Ways } from '../../../../blocks/payments/web/lent/Ways.tsx';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { type Texts, useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Page as PageFrame, Section } from '../../../../web/ui/portal/page.tsx';
import { MOST_BILLS, type StallAccount } from '../../contract.ts';
import { noon } from '../why.ts';
import { BillItem } from './BillItem.tsx';
import { stallQuery } from './questions.ts';

export function Page() {
  const { t } = useTexts();
  const { code = '' } = useParams();
  const [most, setMost] = useState<number>();
  const { data, error, isPlaceholderData, refetch } = useQuery(stallQuery(code, most));
  usePageTitle(data ? t('levies.stall.title', { stall: data.stall }) : t('levies.stall.tab'));
  const unknown = error instanceof ApiProblem && (error.status === 404 || error.status === 422);
  if (unknown) return <Unknown />;
  if (!data && error) return <LoadFailedPage whole error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState label={t('kit.loading')} rows={4} />;
  const more = most === undefined ? { busy: isPlaceholderData, show: () => setMost(MOST_BILLS) } : undefined;
  return <Stall data={data} stale={Boolean(error)} more={more} reload={refetch} />;
}

function Unknown() {
  const { t } = useTexts();
  return (
    <PageFrame title={t('levies.stall.unknown')} width="narrow">
      <EmptyState
        title={t('levies.stall.unknown-what')}
        action={<LinkButton href="/pasar">{t('levies.stall.type')}</LinkButton>}
      >
        {t('levies.stall.unknown-detail')}
      </EmptyState>
    </PageFrame>
  );
}

function Sum({ data }: { data: StallAccount }) {
  const texts = useTexts();
  const { t, formats } = texts;
  return (
    <section className="card bill-sum" aria-live="polite">
      <p className="bill-sum-label">{t('levies.stall.owed')}</p>
      <p className="bill-sum-amount tabular">{formats.money(data.owed)}</p>
      {data.owed > 0 ? (
        <p>{owedWords(texts, data)}</p>
      ) : (
        <p>
          <Badge tone="good">{t('levies.stall.nothing')}</Badge>
        </p>
      )}
      {data.late > 0 && (
        <Notice tone="warn" title={t('levies.stall.late', { amount: formats.money(data.late) })}>
          {t('levies.stall.late-detail')}
        </Notice>
      )}
      {data.credit > 0 && <p>{t('levies.stall.credit', { amount: formats.money(data.credit) })}</p>}
    </section>
  );
}

function owedWords({ t, formats }: Texts, data: StallAccount): string {
  const oldest = data.open[0];
  const count = t('levies.stall.bills', { count: data.bills });
  if (!oldest || data.bills < 2) return count;
  return t('levies.stall.oldest', { bills: count, day: formats.date(noon(oldest.from)) });
}

type More = { busy: boolean; show: () => void } | undefined;

function Stall({
  data,
  stale,
  more,
  reload,
}: {
  data: StallAccount;
  stale: boolean;
  more: More;
  reload: () => unknown;
}) {
  const { t, formats } = useTexts();
  const several = new Set(data.open.map(({ market, stall }) => `${market} ${stall}`)).size > 1;
  const unlisted = data.bills - data.open.length;
  return (
    <PageFrame
      title={t('levies.stall.title', { stall: data.stall })}
      lead={data.holder ? `${data.market} · ${data.holder}` : data.market}
      width="narrow"
    >
      {stale && <Notice tone="warn">{t('levies.stall.stale')}</Notice>}
      {!data.holder && <Notice tone="info">{t('levies.stall.vacant')}</Notice>}
      <Sum data={data} />
      <PayNow
        code={data.code}
        ways={data.ways}
        bills={data.open.map(({ code, open, kind, from }) => ({
          ...{ code, open },
          label: kind === 'levies.monthly' ? formats.month(noon(from)) : formats.date(noon(from)),
        }))}
        onPaid={reload}
      />
      <Section title={t('levies.ways.title')}>
        <Ways ways={data.ways} none={t('levies.ways.none')} />
      </Section>
      {data.open.length > 0 && (
        <Section title={t('levies.bill.title')}>
          <p className="text-ink-soft">{t('levies.bill.lead')}</p>
          <ul className="bills">
            {data.open.map((bill) => (
              <BillItem key={bill.code} bill={bill} withStall={several} />
            ))}
          </ul>
          {unlisted > 0 && <p>{t('levies.bill.more', { count: unlisted })}</p>}
          {unlisted > 0 && more && (
            <Button tone="quiet" busy={more.busy} onClick={more.show}>
              {t('levies.bill.show-more')}
            </Button>
          )}
        </Section>
      )}
      <Section title={t('levies.paid.title')}>
        {data.payments.length === 0 ? (
          <p className="text-ink-soft">{t('levies.paid.none')}</p>
        ) : (
          <ul className="bills">
            {data.payments.map((paid) => (
              <li className="paid" key={paid.code}>
                <span>
                  {formats.dateTime(paid.at)}
                  <span className="bill-stall">
                    {t('levies.paid.line', {
                      way: t(`payments.paid-by.${wayOf(paid.way)}`),
                      code: paid.code,
                    })}
                  </span>
                </span>
                <span className="tabular">
                  {formats.money(paid.amount)}
                  {paid.reversed && <span className="bill-stall">{t('levies.paid.reversed')}</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </PageFrame>
  );
}

const WAYS = ['qris', 'va', 'edc', 'cash'] as const;
const wayOf = (way: string) => WAYS.find((one) => one === way) ?? 'other';
