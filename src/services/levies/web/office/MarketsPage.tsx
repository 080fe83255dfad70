/** The markets of the office, and a new one. */
import './levies.css';
import { useQuery } from '@tanstack/react-query';
import { localDate } from '../../../../shared/time.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { noon } from '../why.ts';
import { ActForm, Fold } from './ActForm.tsx';
import { agenciesQuery, marketsQuery, openMarket } from './office-data.ts';

export function Page() {
  const { t, formats } = useTexts();
  const { can } = useSession();
  const { data, error, refetch } = useQuery(marketsQuery);
  return (
    <>
      <OfficeTitle
        title={t('levies.desk.title')}
        note={t('levies.desk.lead')}
        actions={
          <LinkButton href="/office/tarif-pasar" tone="second">
            {t('levies.desk.tariffs')}
          </LinkButton>
        }
      />
      <div className="grid gap-5">
        {!data && <NotYet error={error} retry={() => void refetch()} />}
        {data?.markets.length === 0 && (
          <EmptyState title={t('levies.desk.none')}>{t('levies.desk.none-detail')}</EmptyState>
        )}
        {data && data.markets.length > 0 && (
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {data.markets.map((market) => (
              <Card key={market.id} title={market.title} href={`/office/pasar/${market.id}`} level={2}>
                <p className="text-ink-soft">
                  {market.agency}
                  <br />
                  {t('levies.desk.since', { day: formats.date(noon(market.openedOn)) })}
                </p>
              </Card>
            ))}
          </div>
        )}
        {can('levies.manage') && <NewMarket />}
      </div>
    </>
  );
}

/** 'Pasar Kebon Polo' is 'kebon-polo'. */
const slugOf = (title: string) =>
  title
    .toLowerCase()
    .replace(/^pasar\s+/, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+|-+$/g, '')
    .slice(0, 40);

function NewMarket() {
  const { t } = useTexts();
  const { city, session } = useSession();
  const { data } = useQuery(agenciesQuery);
  const today = localDate(Date.now(), city?.zone ?? 'Asia/Jakarta');
  const own = (session?.actor?.roles ?? []).filter(({ permissions }) =>
    permissions.includes('levies.manage'),
  );
  const whole = own.some(({ agency }) => agency === null);
  const offered = (data?.agencies ?? []).filter(
    ({ id, parent }) => whole || own.some(({ agency }) => agency === id || agency === parent),
  );
  const only = offered.length === 1 ? (offered[0]?.id ?? '') : '';
  return (
    <Fold title={t('levies.desk.new-market')}>
      <ActForm
        key={only}
        initial={{ title: '', agency: only, openedOn: today }}
        needed={['title', 'agency', 'openedOn']}
        validate={({ title }) => (slugOf(title).length < 2 ? { title: t('levies.desk.need-title') } : {})}
        send={({ title, agency, openedOn }) =>
          openMarket({ id: slugOf(title), title: title.trim(), agency, area: null, openedOn })
        }
        act={t('levies.desk.open-market')}
        done={t('levies.desk.market-opened')}
      >
        {(form) => (
          <div className="field-pair">
            <TextField label={t('levies.desk.name')} maxLength={80} {...form.field('title')} />
            <Select
              label={t('levies.desk.agency')}
              empty={t('levies.desk.choose')}
              options={offered.map(({ id, name }) => ({ value: id, label: name.id }))}
              {...form.field('agency')}
            />
            <DateField label={t('levies.desk.opened-on')} {...form.field('openedOn')} />
          </div>
        )}
      </ActForm>
    </Fold>
  );
}
