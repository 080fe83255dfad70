/** What taxpayers asked for, what ends first on top; the head of taxes grants all, a part, or nothing. */
import { useQuery } from '@tanstack/react-query';
import { parseRupiah } from '../../../../shared/money.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Card, Facts } from '../../../../web/ui/base/card.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import { TextArea, TextField } from '../../../../web/ui/base/field.tsx';
import { OfficeTitle } from '../../../../web/ui/office/shell.tsx';
import type { RequestsView } from '../../contract.ts';
import { noon } from '../words.ts';
import { ActForm } from './ActForm.tsx';
import { decide, requestsQuery } from './tax-data.ts';

export function Page() {
  const { t } = useTexts();
  const { data, error, refetch } = useQuery(requestsQuery);
  return (
    <>
      <OfficeTitle title={t('taxes.desk.requests')} note={t('taxes.desk.requests-lead')} />
      <div className="grid gap-5">
        {!data && <NotYet error={error} retry={() => void refetch()} />}
        {data?.requests.length === 0 && (
          <EmptyState title={t('taxes.desk.no-requests')}>{t('taxes.desk.no-requests-detail')}</EmptyState>
        )}
        {data?.requests.map((one) => (
          <Request key={one.id} request={one} />
        ))}
      </div>
    </>
  );
}

function Request({ request: one }: { request: RequestsView['requests'][number] }) {
  const { t, formats } = useTexts();
  const { can } = useSession();
  const facts = [
    { key: 'payer', term: t('taxes.desk.holder'), value: `${one.name} · ${one.npwpd}` },
    { key: 'object', term: t('taxes.desk.object'), value: one.object },
    {
      key: 'bill',
      term: t('taxes.desk.bill'),
      value: `${formats.money(one.billAmount)} (${formats.money(one.billOpen)})`,
    },
    { key: 'amount', term: t('taxes.desk.asked'), value: formats.money(one.amount) },
    { key: 'due', term: t('taxes.desk.due'), value: formats.longDate(noon(one.due)) },
    { key: 'why', term: t('taxes.desk.reason'), value: one.why },
  ];
  return (
    <Card title={t(`taxes.desk.kind-${one.kind}`, { number: one.number })} level={2}>
      <div className="grid gap-4">
        <Facts facts={facts} />
        {can('taxes.decide') && (
          <ActForm
            title={t('taxes.desk.decide')}
            initial={{ granted: '', reason: '' }}
            needed={['granted', 'reason']}
            act={t('taxes.desk.decide-act')}
            send={async ({ granted, reason }) => {
              await decide(one.id, parseRupiah(granted) ?? -1, reason.trim());
              return t('taxes.desk.decided');
            }}
          >
            {(form) => (
              <>
                <TextField
                  label={t('taxes.desk.granted')}
                  hint={t('taxes.desk.granted-hint')}
                  inputMode="numeric"
                  {...form.field('granted')}
                />
                <TextArea label={t('taxes.desk.reason')} maxLength={500} rows={3} {...form.field('reason')} />
              </>
            )}
          </ActForm>
        )}
      </div>
    </Card>
  );
}
