/** The tax office: taxpayers and objects looked up and registered, what is unpaid by age, the yearly bills of land. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card } from '../../../../web/ui/base/card.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { ProgressBar } from '../../../../web/ui/base/progress.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import { ActForm } from './ActForm.tsx';
import { agesQuery, objectsQuery, payersQuery, register, runsQuery, startRun } from './tax-data.ts';

export function Page() {
  const { t } = useTexts();
  const { can } = useSession();
  return (
    <>
      <OfficeTitle
        title={t('taxes.desk.title')}
        note={t('taxes.desk.lead')}
        actions={
          <LinkButton href="/office/pajak/permohonan" tone="second">
            {t('taxes.desk.requests')}
          </LinkButton>
        }
      />
      <div className="grid gap-5">
        <Register />
        {can('taxes.manage') && <NewPayer />}
        <Runs />
        <Ages />
      </div>
    </>
  );
}

function Register() {
  const { t } = useTexts();
  const [text, setText] = useState('');
  const number = /\d{6,}/.test(text.replace(/[\s.-]/g, '')) ? text : '';
  const payers = useQuery(payersQuery(text.trim()));
  const objects = useQuery(objectsQuery(number));
  return (
    <Card title={t('taxes.desk.register')} level={2}>
      <div className="grid gap-4">
        <TextField
          label={t('taxes.desk.search')}
          hint={t('taxes.desk.search-hint')}
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {payers.data && text.trim() !== '' && payers.data.payers.length > 0 && (
          <ul className="grid gap-1">
            {payers.data.payers.map((one) => (
              <li key={one.id}>
                <strong>{one.name}</strong> · {one.npwpd}
              </li>
            ))}
          </ul>
        )}
        {!objects.data ? (
          <NotYet error={objects.error} retry={() => void objects.refetch()} />
        ) : (
          <Table
            label={t('taxes.desk.objects')}
            items={objects.data.objects}
            idOf={(one) => String(one.id)}
            empty={t('taxes.desk.no-objects')}
            columns={[
              {
                id: 'title',
                head: t('taxes.desk.object'),
                main: true,
                cell: (one) => <Link href={`/office/pajak/objek/${one.id}`}>{one.title}</Link>,
              },
              { id: 'number', head: t('taxes.desk.number'), cell: (one) => one.number },
              { id: 'tax', head: t('taxes.desk.tax'), cell: (one) => one.taxTitle },
              { id: 'holder', head: t('taxes.desk.holder'), cell: (one) => one.holder?.name ?? '–' },
            ]}
          />
        )}
      </div>
    </Card>
  );
}

function NewPayer() {
  const { t } = useTexts();
  return (
    <ActForm
      title={t('taxes.desk.new-payer')}
      initial={{ kind: 'person', name: '', address: '', phone: '' }}
      needed={['name', 'address']}
      act={t('taxes.desk.register-act')}
      send={async ({ phone, ...given }) => {
        const made = await register({ ...given, ...(phone.trim() ? { phone } : {}) });
        return t('taxes.desk.registered', { npwpd: made.npwpd, code: made.code });
      }}
    >
      {(form) => (
        <>
          <Select
            label={t('taxes.desk.kind')}
            options={[
              { value: 'person', label: t('taxes.desk.person') },
              { value: 'business', label: t('taxes.desk.business') },
            ]}
            {...form.field('kind')}
          />
          <TextField label={t('taxes.desk.name')} maxLength={120} {...form.field('name')} />
          <TextField label={t('taxes.desk.address')} maxLength={300} {...form.field('address')} />
          <TextField label={t('taxes.desk.phone')} type="tel" maxLength={40} {...form.field('phone')} />
        </>
      )}
    </ActForm>
  );
}

function Runs() {
  const { t, formats } = useTexts();
  const { can } = useSession();
  const { data, error, refetch } = useQuery(runsQuery);
  const year = String(new Date().getFullYear());
  return (
    <Card title={t('taxes.desk.runs')} level={2}>
      <div className="grid gap-4">
        {!data && <NotYet error={error} retry={() => void refetch()} />}
        {data?.runs.length === 0 && <p className="text-ink-soft">{t('taxes.desk.no-runs')}</p>}
        {data?.runs.map((run) => (
          <ProgressBar
            key={run.year}
            label={t('taxes.desk.run', { year: String(run.year) })}
            value={run.total === 0 ? 1 : run.done / run.total}
            detail={t('taxes.desk.run-detail', {
              bills: formats.number(run.bills),
              amount: formats.money(run.amount),
            })}
          />
        ))}
        {can('taxes.decide') && (
          <ActForm
            title={t('taxes.desk.start-run')}
            initial={{ year }}
            needed={['year']}
            act={t('taxes.desk.start')}
            send={async (given) => {
              await startRun(Number(given.year));
              return t('taxes.desk.started');
            }}
          >
            {(form) => (
              <TextField
                label={t('taxes.desk.year')}
                inputMode="numeric"
                maxLength={4}
                {...form.field('year')}
              />
            )}
          </ActForm>
        )}
      </div>
    </Card>
  );
}

function Ages() {
  const { t, formats } = useTexts();
  const { data, error, refetch } = useQuery(agesQuery);
  return (
    <Card title={t('taxes.desk.ages')} level={2}>
      {data ? (
        <Table
          label={t('taxes.desk.ages')}
          items={data.kinds}
          idOf={(one) => one.kind}
          empty={t('taxes.desk.no-arrears')}
          columns={[
            { id: 'title', head: t('taxes.desk.tax'), main: true, cell: (one) => one.title },
            ...(['current', 'to-one', 'to-two', 'to-five', 'over-five'] as const).map((age) => ({
              id: age,
              head: t(`taxes.desk.age-${age}`),
              number: true,
              cell: (one: (typeof data.kinds)[number]) =>
                formats.money(one.ages.find((found) => found.age === age)?.open ?? 0),
            })),
          ]}
        />
      ) : (
        <NotYet error={error} retry={() => void refetch()} />
      )}
    </Card>
  );
}
