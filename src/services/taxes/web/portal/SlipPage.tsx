/** A deposit slip (SSPD): what was paid for which bills, with a QR by which anybody reads it again; to be printed or shown. */
import { useQuery } from '@tanstack/react-query';
import '../../../../blocks/payments/web/lent/bills.css';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { LoadFailedPage } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { useQr } from '../../../../web/kit/use-qr.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import { Facts } from '../../../../web/ui/base/card.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import type { ReceiptView } from '../../contract.ts';
import { timeWords, wayOf } from '../words.ts';
import { writtenNumber } from './ObjectPart.tsx';
import { slipQuery } from './questions.ts';

export function Page() {
  const { t } = useTexts();
  const { code = '' } = useParams();
  const { data, error, refetch } = useQuery(slipQuery(code));
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 422))
    return (
      <PageFrame title={t('taxes.slip.tab')} width="narrow">
        <EmptyState
          title={t('taxes.slip.unknown')}
          action={<LinkButton href="/pajak">{t('taxes.find.title')}</LinkButton>}
        >
          {t('taxes.slip.unknown-detail')}
        </EmptyState>
      </PageFrame>
    );
  if (!data && error) return <LoadFailedPage whole error={error} retry={() => void refetch()} />;
  if (!data) return <LoadingState label={t('kit.loading')} rows={4} />;
  return <Slip data={data} />;
}

function Slip({ data }: { data: ReceiptView }) {
  const texts = useTexts();
  const { t, formats } = texts;
  const address = `${window.location.origin}/pajak/sspd/${data.code}`;
  const source = useQr(address, { margin: 2, scale: 6 });
  const facts = [
    { key: 'code', term: t('taxes.slip.code'), value: data.code },
    { key: 'holder', term: t('taxes.slip.holder'), value: data.holder },
    { key: 'object', term: t('taxes.slip.object'), value: `${data.tax} · ${writtenNumber(data.number)}` },
    { key: 'at', term: t('taxes.slip.at'), value: formats.dateTime(data.at) },
    { key: 'way', term: t('taxes.slip.way'), value: t(`payments.paid-by.${wayOf(data.way)}`) },
    { key: 'state', term: t('taxes.slip.state'), value: t(`taxes.slip.state-${data.state}`) },
  ];
  return (
    <PageFrame title={t('taxes.slip.title')} lead={t('taxes.slip.lead')} width="narrow">
      {data.reversed && <Notice tone="bad" title={t('taxes.slip.reversed')} />}
      <section className="card bill-sum">
        <p className="bill-sum-label">{t('taxes.slip.amount')}</p>
        <p className="bill-sum-amount tabular">{formats.money(data.amount)}</p>
        <Facts facts={facts} />
        <ul className="bills">
          {data.bills.map((bill) => (
            <li className="paid" key={bill.code}>
              <span>
                {t(`taxes.paper.${bill.paper}`)}
                <span className="bill-stall">{timeWords(texts, bill)}</span>
              </span>
              <span className="tabular">{formats.money(bill.paid)}</span>
            </li>
          ))}
          {data.left > 0 && (
            <li className="paid">
              <span>{t('taxes.slip.left')}</span>
              <span className="tabular">{formats.money(data.left)}</span>
            </li>
          )}
        </ul>
        {source && <img src={source} alt={t('taxes.slip.qr')} width={180} height={180} />}
      </section>
      <div>
        <Button tone="second" onClick={() => window.print()}>
          {t('taxes.slip.print')}
        </Button>
      </div>
    </PageFrame>
  );
}
