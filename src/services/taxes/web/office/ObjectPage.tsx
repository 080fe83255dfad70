/** One taxed object at the office: who holds it since when, what is owed, and what may be filed, assessed or examined. */
import { useQuery } from '@tanstack/react-query';
import { parseRupiah } from '../../../../shared/money.ts';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { DateField } from '../../../../web/kit/forms/DateField.tsx';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotFoundPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { Card, Facts } from '../../../../web/ui/base/card.tsx';
import { TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import { Table } from '../../../../web/ui/office/table.tsx';
import type { ObjectDetail } from '../../contract.ts';
import { noon, timeWords } from '../words.ts';
import { ActForm } from './ActForm.tsx';
import { act, objectQuery } from './tax-data.ts';

export function Page() {
  const { t } = useTexts();
  const { id = '' } = useParams();
  const { data, error, refetch } = useQuery(objectQuery(id));
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 422)) return <NotFoundPage />;
  if (!data)
    return (
      <>
        <OfficeTitle title={t('taxes.desk.object')} />
        <NotYet error={error} retry={() => void refetch()} rows={6} />
      </>
    );
  return <Detail data={data} />;
}

function Detail({ data }: { data: ObjectDetail }) {
  const texts = useTexts();
  const { t, formats } = texts;
  const { account, holders } = data;
  return (
    <>
      <OfficeTitle
        title={account.title}
        note={`${account.taxTitle} · ${account.number}`}
        actions={
          <LinkButton href="/office/pajak" tone="quiet" size="small" icon="arrow-left">
            {t('taxes.desk.title')}
          </LinkButton>
        }
      />
      <div className="grid gap-5">
        <Card title={t('taxes.desk.standing')} level={2}>
          <Facts
            facts={[
              { key: 'owed', term: t('taxes.desk.owed'), value: formats.money(account.owed) },
              { key: 'late', term: t('taxes.desk.late'), value: formats.money(account.late) },
              { key: 'credit', term: t('taxes.desk.credit'), value: formats.money(account.credit) },
              { key: 'code', term: t('taxes.desk.pay-code'), value: account.payCode },
              { key: 'address', term: t('taxes.desk.address'), value: data.address },
              ...holders.map((one) => ({
                key: one.since,
                term: t('taxes.desk.holder-since', { day: formats.date(noon(one.since)) }),
                value: `${one.name} · ${one.npwpd}`,
              })),
            ]}
          />
        </Card>
        <Card title={t('taxes.desk.bills')} level={2}>
          <Table
            label={t('taxes.desk.bills')}
            items={account.open}
            idOf={(one) => one.code}
            empty={t('taxes.desk.no-arrears')}
            columns={[
              {
                id: 'paper',
                head: t('taxes.desk.paper'),
                main: true,
                cell: (one) => `${one.paper.toUpperCase()} ${timeWords(texts, one)}`,
              },
              { id: 'code', head: t('taxes.desk.pay-code'), cell: (one) => one.code },
              { id: 'due', head: t('taxes.desk.due'), cell: (one) => formats.date(noon(one.due)) },
              {
                id: 'open',
                head: t('taxes.desk.owed'),
                number: true,
                cell: (one) => formats.money(one.open),
              },
            ]}
          />
        </Card>
        <Acts data={data} />
      </div>
    </>
  );
}

function Acts({ data: { account, forms } }: { data: ObjectDetail }) {
  const { t, formats } = useTexts();
  const { can } = useSession();
  const { id, way } = account;
  const kind = forms[0]?.form.kind;
  const told = (amount = 0) => t('taxes.desk.comes-to', { amount: formats.money(amount) });
  return (
    <>
      {way === 'filed' && can('taxes.manage') && (
        <ActForm
          title={t('taxes.desk.file')}
          initial={{ month: '', turnover: '' }}
          needed={['month', 'turnover']}
          act={t('taxes.desk.file-act')}
          send={async ({ month, turnover }) =>
            told((await act(id, 'returns', { month, turnover: parseRupiah(turnover) ?? -1 })).tax)
          }
        >
          {(form) => (
            <>
              <TextField
                label={t('taxes.desk.month')}
                hint={t('taxes.desk.month-hint')}
                maxLength={7}
                {...form.field('month')}
              />
              <TextField label={t('taxes.desk.turnover')} inputMode="numeric" {...form.field('turnover')} />
            </>
          )}
        </ActForm>
      )}
      {way === 'filed' && can('taxes.decide') && (
        <ActForm
          title={t('taxes.desk.examine')}
          initial={{ month: '', turnover: '', why: '' }}
          needed={['month', 'turnover', 'why']}
          act={t('taxes.desk.examine-act')}
          send={async ({ month, turnover, why }) =>
            told(
              (await act(id, 'examinations', { month, turnover: parseRupiah(turnover) ?? -1, why })).amount,
            )
          }
        >
          {(form) => (
            <>
              <TextField
                label={t('taxes.desk.month')}
                hint={t('taxes.desk.month-hint')}
                maxLength={7}
                {...form.field('month')}
              />
              <TextField label={t('taxes.desk.found')} inputMode="numeric" {...form.field('turnover')} />
              <TextField label={t('taxes.desk.reason')} maxLength={500} {...form.field('why')} />
            </>
          )}
        </ActForm>
      )}
      {way === 'assessed' && can('taxes.manage') && (
        <ActForm
          title={t('taxes.desk.assess')}
          initial={{ from: '', to: '', cubicMetres: '' }}
          needed={kind === 'water' ? ['from', 'to', 'cubicMetres'] : ['from', 'to']}
          act={t('taxes.desk.assess-act')}
          send={async ({ from, to, cubicMetres }) => {
            const water = cubicMetres ? { cubicMetres: Number(cubicMetres.replace(',', '.')) } : {};
            return told((await act(id, 'assessments', { from, to, ...water })).amount);
          }}
        >
          {(form) => (
            <>
              <DateField label={t('taxes.desk.from')} {...form.field('from')} />
              <DateField label={t('taxes.desk.to')} {...form.field('to')} />
              {kind === 'water' && (
                <TextField
                  label={t('taxes.desk.cubic-metres')}
                  inputMode="decimal"
                  {...form.field('cubicMetres')}
                />
              )}
            </>
          )}
        </ActForm>
      )}
    </>
  );
}
