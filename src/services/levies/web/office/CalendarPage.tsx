/** Days on which a market is closed, and relief by decision: what was given, and a new one. */
import { useQuery } from '@tanstack/react-query';
import { languages } from '../../../../shared/languages.ts';
import { localDate } from '../../../../shared/time.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Card } from '../../../../web/ui/base/card.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import type { MarketHead } from '../../rules/office-contract.ts';
import { noon } from '../why.ts';
import { ActForm, Fold } from './ActForm.tsx';
import { MarketFrame } from './MarketFrame.tsx';
import { calendarQuery, closeDays, grantRelief } from './office-data.ts';

export function Page() {
  return <MarketFrame>{(market) => <Calendar market={market} />}</MarketFrame>;
}

function Calendar({ market }: { market: MarketHead }) {
  const { t, formats } = useTexts();
  const { data, error, refetch } = useQuery(calendarQuery(market.id));
  if (!data) return <NotYet error={error} retry={() => void refetch()} rows={5} />;
  const span = (from: string, to: string) =>
    from === to
      ? formats.longDate(noon(from))
      : t('levies.desk.from-until', { from: formats.date(noon(from)), until: formats.date(noon(to)) });
  const where = (block: string | null, stall?: string | null) =>
    stall ? t('levies.desk.stall-title', { stall }) : block ? t('levies.desk.in-block', { block }) : '';
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5 lg:grid-cols-2">
      <div className="grid content-start gap-5">
        <Card title={t('levies.desk.closed-days')} level={2}>
          {data.closed.length === 0 && <p className="text-ink-soft">{t('levies.desk.no-closed-days')}</p>}
          <ul className="levies-rows">
            {data.closed.map(({ id, block, from, to, reason }) => (
              <li key={id}>
                <span>
                  {span(from, to)}
                  <small>{[where(block) || t('levies.desk.whole-market'), reason].join(' · ')}</small>
                </span>
              </li>
            ))}
          </ul>
        </Card>
        {market.manages && <NewClosed market={market} />}
      </div>
      <div className="grid content-start gap-5">
        <Card title={t('levies.desk.reliefs')} level={2}>
          {data.reliefs.length === 0 && <p className="text-ink-soft">{t('levies.desk.no-reliefs')}</p>}
          <ul className="levies-rows">
            {data.reliefs.map((one) => (
              <li key={one.id}>
                <span>
                  {span(one.from, one.to)}
                  <small>
                    {[
                      where(one.block, one.stall) || t('levies.desk.whole-market'),
                      one.article,
                      one.reason,
                      one.reference && t('levies.desk.file', { reference: one.reference }),
                      one.by && t('levies.desk.by', { name: one.by }),
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
                <strong>{`−${formats.percent(one.basisPoints / 10_000)}`}</strong>
              </li>
            ))}
          </ul>
        </Card>
        {market.relieves && <NewRelief market={market} />}
      </div>
    </div>
  );
}

function useToday(): string {
  const { city } = useSession();
  return localDate(Date.now(), city?.zone ?? 'Asia/Jakarta');
}

function useBlocks({ blocks }: MarketHead) {
  return blocks.map(({ block }) => ({ value: block, label: block }));
}

function NewClosed({ market }: { market: MarketHead }) {
  const { t } = useTexts();
  const today = useToday();
  const blocks = useBlocks(market);
  return (
    <Fold title={t('levies.desk.close')}>
      <ActForm
        initial={{ from: today, to: today, block: '', reason: '' }}
        needed={['from', 'to', 'reason']}
        send={({ from, to, block, reason }) =>
          closeDays(market.id, { from, to, reason, block: block || null })
        }
        act={t('levies.desk.close-act')}
        done={t('levies.desk.closed-done')}
        note={<p className="text-ink-soft">{t('levies.desk.close-note')}</p>}
      >
        {(form) => (
          <>
            <div className="field-pair">
              <DateField label={t('levies.desk.first-day')} {...form.field('from')} />
              <DateField label={t('levies.desk.last-day')} {...form.field('to')} />
            </div>
            <Select
              label={t('levies.desk.where')}
              empty={t('levies.desk.whole-market')}
              options={blocks}
              {...form.field('block')}
            />
            <TextField label={t('levies.desk.reason')} maxLength={200} {...form.field('reason')} />
          </>
        )}
      </ActForm>
    </Fold>
  );
}

/** What the line of a bill says; the decision is named alike in every language. */
const RELIEF = { id: 'Keringanan', en: 'Relief', jv: 'Keringanan', zh: '减免' };
const everywhere = (text: string) => Object.fromEntries(languages.map((language) => [language, text]));

function NewRelief({ market }: { market: MarketHead }) {
  const { t } = useTexts();
  const today = useToday();
  const blocks = useBlocks(market);
  return (
    <Fold title={t('levies.desk.relieve')}>
      <ActForm
        initial={{ from: today, to: today, block: '', percent: '', article: '', reference: '', reason: '' }}
        needed={['from', 'to', 'percent', 'article', 'reason']}
        paths={{ percent: 'basisPoints' }}
        validate={({ percent }) =>
          /^(100|[1-9]\d?)([.,]\d{1,2})?$/.test(percent.trim()) && Number(percent.replace(',', '.')) <= 100
            ? {}
            : { percent: t('levies.desk.need-percent') }
        }
        send={({ percent, article, block, ...rest }) =>
          grantRelief(market.id, {
            ...rest,
            ...{ block: block || null, stall: null, what: RELIEF, article: everywhere(article.trim()) },
            basisPoints: Math.round(Number(percent.replace(',', '.')) * 100),
          })
        }
        act={t('levies.desk.relieve-act')}
        done={t('levies.desk.relieved')}
        note={<p className="text-ink-soft">{t('levies.desk.relieve-note')}</p>}
      >
        {(form) => (
          <>
            <div className="field-pair">
              <DateField label={t('levies.desk.first-day')} min={today} {...form.field('from')} />
              <DateField label={t('levies.desk.last-day')} min={today} {...form.field('to')} />
            </div>
            <div className="field-pair">
              <Select
                label={t('levies.desk.where')}
                empty={t('levies.desk.whole-market')}
                options={blocks}
                {...form.field('block')}
              />
              <TextField label={t('levies.desk.percent')} inputMode="decimal" {...form.field('percent')} />
            </div>
            <TextField
              label={t('levies.desk.decision')}
              hint={t('levies.desk.decision-hint')}
              maxLength={200}
              {...form.field('article')}
            />
            <div className="field-pair">
              <TextField label={t('levies.desk.reason')} maxLength={200} {...form.field('reason')} />
              <TextField
                label={t('levies.desk.reference')}
                note={t('levies.desk.may-be-empty')}
                maxLength={80}
                {...form.field('reference')}
              />
            </div>
          </>
        )}
      </ActForm>
    </Fold>
  );
}
