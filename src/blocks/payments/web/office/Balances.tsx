/** What the banks say beside the books, and how every account moved. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import type { DayReport } from '../../rules/treasury-contract.ts';
import { Sheet } from './Sheet.tsx';
import { useMoneyWords } from './words.ts';

export function Balances({ report, holders }: Pick<DayReport, 'report' | 'holders'>) {
  const { t } = useTexts();
  const words = useMoneyWords();
  const { money } = words;
  return (
    <>
      <Sheet
        title={t('payments.report.banks')}
        note={t('payments.report.banks-note')}
        empty={t('payments.report.banks-none')}
        rows={report.banks}
        idOf={({ account }) => account}
        columns={[
          {
            id: 'bank',
            head: t('payments.col.account'),
            main: true,
            cell: (one) => `${one.bank} · ${one.account}`,
          },
          { id: 'day', head: t('payments.col.until'), cell: (one) => words.day(one.day) },
          {
            id: 'closing',
            head: t('payments.col.bank-balance'),
            number: true,
            cell: (one) => money(one.closing),
          },
          {
            id: 'explained',
            head: t('payments.col.explained'),
            number: true,
            cell: (one) => money(one.explained),
          },
          { id: 'open', head: t('payments.col.unexplained'), number: true, cell: (one) => money(one.open) },
          { id: 'missing', head: t('payments.col.missing'), number: true, cell: (one) => money(one.missing) },
        ]}
      />
      <Sheet
        title={t('payments.report.accounts')}
        note={t('payments.report.accounts-note')}
        empty={t('payments.report.accounts-none')}
        rows={report.accounts}
        idOf={({ code }) => code}
        columns={[
          {
            id: 'code',
            head: t('payments.col.account'),
            main: true,
            cell: (one) => words.account(one.code, holders),
          },
          { id: 'opening', head: t('payments.col.opening'), number: true, cell: (one) => money(one.opening) },
          { id: 'came', head: t('payments.col.came'), number: true, cell: (one) => money(one.came) },
          { id: 'went', head: t('payments.col.went'), number: true, cell: (one) => money(one.went) },
          { id: 'closing', head: t('payments.col.closing'), number: true, cell: (one) => money(one.closing) },
        ]}
      />
    </>
  );
}
