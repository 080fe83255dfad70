/** A trader of a market: his stalls with what he owes for each, what he paid, what he paid ahead. */
import './levies.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle, Stats } from '../../../../web/ui/office/shell.tsx';
import { noon } from '../why.ts';
import { Refused } from './MarketFrame.tsx';
import { traderQuery } from './office-data.ts';
import { useWayWords } from './way-words.ts';

export function Page() {
  const { t, formats } = useTexts();
  const way = useWayWords();
  const { market = '', trader = '' } = useParams();
  const { data, error, refetch } = useQuery(traderQuery(market, trader));
  usePageTitle(data?.name ?? t('levies.desk.trader'));
  if (!data) return <Refused error={error} retry={() => void refetch()} title={t('levies.desk.trader')} />;
  return (
    <>
      <OfficeTitle
        title={data.name}
        note={data.phone ? `${data.marketTitle} · ${data.phone}` : data.marketTitle}
        actions={
          <LinkButton href={`/office/pasar/${data.market}`} tone="quiet" size="small" icon="arrow-left">
            {t('levies.desk.back-to-market')}
          </LinkButton>
        }
      />
      <div className="grid gap-5">
        <div className="levies-sums">
          <Stats
            tiles={[
              {
                key: 'owed',
                label: t('levies.desk.owed'),
                value: formats.money(data.owed),
                note: t('levies.desk.bills', { count: data.bills }),
              },
              {
                key: 'late',
                label: t('levies.desk.past-due'),
                value: formats.money(data.late),
                tone: data.late > 0 ? 'bad' : 'good',
                note: data.oldest
                  ? t('levies.desk.oldest', { day: formats.date(noon(data.oldest)) })
                  : undefined,
              },
              { key: 'credit', label: t('levies.desk.paid-ahead'), value: formats.money(data.credit) },
            ]}
          />
        </div>
        <Card title={t('levies.desk.stalls')} level={2}>
          <ul className="levies-rows">
            {data.stalls.map((stall) => (
              <li key={`${stall.id} ${stall.since}`}>
                <span>
                  <Link href={`/office/lapak/${stall.id}`}>{stall.name}</Link>
                  <small>
                    {stall.until
                      ? t('levies.desk.from-until', {
                          from: formats.date(noon(stall.since)),
                          until: formats.date(noon(stall.until)),
                        })
                      : t('levies.desk.from', { day: formats.date(noon(stall.since)) })}
                  </small>
                </span>
                <span className="tabular">
                  {stall.owed > 0
                    ? t('levies.desk.owes-here', { amount: formats.money(stall.owed), count: stall.bills })
                    : t('levies.desk.owes-nothing')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
        <Card title={t('levies.desk.payments')} level={2}>
          {data.payments.length === 0 && <p className="text-ink-soft">{t('levies.desk.no-payments')}</p>}
          <ul className="levies-rows">
            {data.payments.map((paid) => (
              <li key={paid.code}>
                <span>
                  {formats.dateTime(paid.at)}
                  <small>{t('levies.desk.receipt', { way: way(paid.way), code: paid.code })}</small>
                </span>
                <span className="tabular">
                  {formats.money(paid.amount)}
                  {paid.reversed && <small>{t('levies.desk.reversed')}</small>}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  );
}
