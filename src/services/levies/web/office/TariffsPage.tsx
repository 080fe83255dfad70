/** The tariffs of the local law with their days, and a new one from a day on. */
import './levies.css';
import { useQuery } from '@tanstack/react-query';
import { languages } from '../../../../shared/languages.ts';
import { localDate } from '../../../../shared/time.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { TariffsView } from '../../contract.ts';
import { noon } from '../why.ts';
import { ActForm, Fold } from './ActForm.tsx';
import { setTariff, tariffsQuery } from './office-data.ts';

type Row = TariffsView['tariffs'][number];

export function Page() {
  const { t, formats } = useTexts();
  const { can, city } = useSession();
  const { data, error, refetch } = useQuery(tariffsQuery);
  const today = localDate(Date.now(), city?.zone ?? 'Asia/Jakarta');
  return (
    <>
      <OfficeTitle
        title={t('levies.desk.tariffs')}
        note={t('levies.desk.tariffs-note')}
        actions={
          <LinkButton href="/office/pasar" tone="quiet" size="small" icon="arrow-left">
            {t('levies.desk.back-to-markets')}
          </LinkButton>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {!data && <NotYet error={error} retry={() => void refetch()} rows={5} />}
        {data && (
          <Table<Row>
            label={t('levies.desk.tariffs')}
            items={data.tariffs}
            idOf={({ kind, class: klass, period, since }) => `${kind} ${klass} ${period} ${since}`}
            empty={
              <EmptyState title={t('levies.desk.no-tariffs')}>
                {t('levies.desk.no-tariffs-detail')}
              </EmptyState>
            }
            columns={[
              {
                id: 'form',
                head: t('levies.desk.form'),
                main: true,
                cell: (row) => (
                  <>
                    <strong>{t('levies.desk.kind-class', { kind: row.kind, class: row.class })}</strong>
                    <span className="block text-sm text-ink-soft">{row.what}</span>
                  </>
                ),
              },
              {
                id: 'amount',
                head: t('levies.desk.tariff'),
                number: true,
                cell: (row) =>
                  t(`levies.desk.rate.${row.period}-${row.unit}`, { amount: formats.money(row.amount) }),
              },
              {
                id: 'days',
                head: t('levies.desk.holds'),
                cell: (row) => (
                  <>
                    {row.until
                      ? t('levies.desk.from-until', {
                          from: formats.date(noon(row.since)),
                          until: formats.date(noon(row.until)),
                        })
                      : t('levies.desk.from', { day: formats.date(noon(row.since)) })}{' '}
                    {row.since > today && <Badge tone="accent">{t('levies.desk.coming')}</Badge>}
                    {row.since <= today && (row.until === null || row.until >= today) && (
                      <Badge tone="good">{t('levies.desk.in-force')}</Badge>
                    )}
                  </>
                ),
              },
              { id: 'article', head: t('levies.desk.article'), cell: ({ article }) => article },
            ]}
          />
        )}
        {can('levies.tariffs') && <NewTariff today={today} />}
      </div>
    </>
  );
}

const everywhere = (text: string) => Object.fromEntries(languages.map((language) => [language, text]));

function NewTariff({ today }: { today: string }) {
  const { t } = useTexts();
  const initial = {
    ...{ kind: '', class: '', period: 'daily', unit: 'm2', amount: '', since: today, article: '' },
    ...{ id: 'Retribusi pelayanan pasar', en: 'Market service levy' },
    ...{ jv: 'Retribusi palayanan peken', zh: '市场服务规费' },
  };
  return (
    <Fold title={t('levies.desk.new-tariff')}>
      <ActForm
        initial={initial}
        needed={['kind', 'class', 'amount', 'since', 'article', 'id', 'en', 'jv', 'zh']}
        paths={{ id: 'what/id', en: 'what/en', jv: 'what/jv', zh: 'what/zh' }}
        validate={({ amount }) =>
          /^\d{1,10}$/.test(amount.replace(/[.\s]/g, '')) ? {} : { amount: t('levies.desk.need-amount') }
        }
        send={({ kind, amount, article, id, en, jv, zh, ...rest }) =>
          setTariff({
            ...rest,
            kind: kind.trim().toLowerCase(),
            amount: Number(amount.replace(/[.\s]/g, '')),
            ...{ what: { id, en, jv, zh }, article: everywhere(article.trim()) },
          })
        }
        act={t('levies.desk.set-tariff')}
        done={t('levies.desk.tariff-set')}
        note={<p className="text-ink-soft">{t('levies.desk.new-tariff-note')}</p>}
      >
        {(form) => (
          <>
            <div className="field-pair">
              <TextField
                label={t('levies.desk.kind')}
                hint={t('levies.desk.kind-hint')}
                maxLength={40}
                {...form.field('kind')}
              />
              <TextField label={t('levies.desk.class')} maxLength={20} {...form.field('class')} />
            </div>
            <div className="field-pair">
              <TextField label={t('levies.desk.rupiah')} inputMode="numeric" {...form.field('amount')} />
              <Select
                label={t('levies.desk.unit')}
                options={[
                  { value: 'm2', label: t('levies.desk.unit.m2') },
                  { value: 'stall', label: t('levies.desk.unit.stall') },
                ]}
                {...form.field('unit')}
              />
              <Select
                label={t('levies.desk.period')}
                options={[
                  { value: 'daily', label: t('levies.desk.daily') },
                  { value: 'monthly', label: t('levies.desk.monthly') },
                ]}
                {...form.field('period')}
              />
              <DateField label={t('levies.desk.from-day')} {...form.field('since')} />
            </div>
            <TextField
              label={t('levies.desk.article')}
              hint={t('levies.desk.article-hint')}
              maxLength={200}
              {...form.field('article')}
            />
            <fieldset className="grid gap-4">
              <legend className="field-label">{t('levies.desk.on-bill')}</legend>
              <div className="field-pair">
                <TextField label="Indonesia" lang="id" maxLength={200} {...form.field('id')} />
                <TextField label="English" lang="en" maxLength={200} {...form.field('en')} />
                <TextField label="Jawa" lang="jv" maxLength={200} {...form.field('jv')} />
                <TextField label="中文" lang="zh-Hans" maxLength={200} {...form.field('zh')} />
              </div>
            </fieldset>
          </>
        )}
      </ActForm>
    </Fold>
  );
}
