/** One stall: what it is, who holds it and who held it, and what each of them owes; handing over, swapping, leaving. */
import './levies.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../../web/ui/base/card.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { StallView } from '../../rules/office-contract.ts';
import { noon } from '../why.ts';
import { Refused } from './MarketFrame.tsx';
import { stallQuery } from './office-data.ts';
import { StallActs } from './StallActs.tsx';

export function Page() {
  const { t, formats } = useTexts();
  const { stall = '' } = useParams();
  const { data, error, refetch } = useQuery(stallQuery(stall));
  usePageTitle(data ? `${data.name} · ${data.marketTitle}` : t('levies.desk.stall'));
  if (!data) return <Refused error={error} retry={() => void refetch()} title={t('levies.desk.stall')} />;
  const now = data.forms.find(({ since }) => since <= data.today);
  const holder = holderOf(data);
  return (
    <>
      <OfficeTitle
        title={t('levies.desk.stall-title', { stall: data.name })}
        note={data.marketTitle}
        actions={
          <LinkButton href={`/office/pasar/${data.market}`} tone="quiet" size="small" icon="arrow-left">
            {t('levies.desk.back-to-market')}
          </LinkButton>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-[3fr_2fr]">
        <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-5">
          <Holders data={data} />
          {data.manages && <StallActs data={data} held={holder !== undefined} />}
        </div>
        <div className="grid content-start gap-5">
          <Card title={t('levies.desk.this-stall')} level={2}>
            <Facts
              facts={[
                {
                  key: 'code',
                  term: t('levies.desk.pay-code'),
                  value: <Link href={`/pasar/${data.payCode}`}>{data.payCode}</Link>,
                },
                {
                  key: 'holder',
                  term: t('levies.desk.holder'),
                  value: holder?.name ?? t('levies.desk.vacant'),
                },
                {
                  key: 'form',
                  term: t('levies.desk.form'),
                  value: now
                    ? t('levies.desk.form-words', { kind: now.kind, class: now.class, area: now.areaM2 })
                    : '–',
                },
                {
                  key: 'since',
                  term: t('levies.desk.in-books-since'),
                  value: formats.date(noon(data.openedOn)),
                },
              ]}
            />
          </Card>
          <Card title={t('levies.desk.form-history')} level={2}>
            <ul className="levies-rows">
              {data.forms.map((form) => (
                <li key={form.since}>
                  <span>
                    {t('levies.desk.form-words', { kind: form.kind, class: form.class, area: form.areaM2 })}
                  </span>
                  <span className="text-ink-soft">
                    {t('levies.desk.from', { day: formats.date(noon(form.since)) })}
                  </span>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </>
  );
}

const holderOf = ({ holders, today }: StallView) =>
  holders.find(({ since, until }) => since <= today && (until === null || until >= today));

function Holders({ data }: { data: StallView }) {
  const { t, formats } = useTexts();
  const now = holderOf(data);
  return (
    <Card title={t('levies.desk.holders')} level={2}>
      <div className="grid gap-3">
        <p className="text-ink-soft">{t('levies.desk.debts-stay')}</p>
        {data.holders.length === 0 && <Notice tone="info" title={t('levies.desk.never-held')} />}
        <ul className="levies-rows">
          {data.holders.map((one) => (
            <li key={`${one.trader} ${one.since}`}>
              <span>
                <Link href={`/office/pasar/${data.market}/pedagang/${one.trader}`}>{one.name}</Link>
                <small>
                  {one.until
                    ? t('levies.desk.from-until', {
                        from: formats.date(noon(one.since)),
                        until: formats.date(noon(one.until)),
                      })
                    : t('levies.desk.from', { day: formats.date(noon(one.since)) })}
                  {one === now && ` · ${t('levies.desk.holds-now')}`}
                </small>
              </span>
              <span className="tabular">
                {one.owed > 0
                  ? t('levies.desk.owes-here', { amount: formats.money(one.owed), count: one.bills })
                  : t('levies.desk.owes-nothing')}
                {one.all > one.owed && (
                  <small>{t('levies.desk.owes-all', { amount: formats.money(one.all) })}</small>
                )}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
