/** The report of a day, for the screen and for paper: income, what is on its way, cash, banks, and every difference. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../web/ui/base/link.tsx';
import { Stats } from '../../../../web/ui/office/shell.tsx';
import type { DayReport } from '../../rules/treasury-contract.ts';
import { Balances } from './Balances.tsx';
import { Sheet } from './Sheet.tsx';
import { useMoneyWords } from './words.ts';

const sum = (amounts: readonly number[]) => amounts.reduce((a, b) => a + b, 0);

export function Verdict({ report }: Pick<DayReport, 'report'>) {
  const { t } = useTexts();
  if (report.zero) return <Notice tone="good" title={t('payments.report.zero')} />;
  return (
    <Notice tone="warn" title={t('payments.report.not-zero', { count: report.differences.length })}>
      {report.wrong.length > 0 && <p>{t('payments.report.wrong', { count: report.wrong.length })}</p>}
      {report.banks.some(({ missing }) => missing !== 0) && <p>{t('payments.report.missing')}</p>}
    </Notice>
  );
}

export function Tiles({ report }: Pick<DayReport, 'report'>) {
  const { t } = useTexts();
  const { money } = useMoneyWords();
  const { received, pending, atBank, cash, differences } = report;
  const late = sum([...pending, ...atBank].map(({ lateAmount }) => lateAmount));
  const lateCash = sum(cash.filter((one) => one.late).map(({ amount }) => amount));
  return (
    <Stats
      tiles={[
        {
          ...{ key: 'in', label: t('payments.report.received') },
          value: money(sum(received.map(({ amount }) => amount))),
        },
        {
          ...{ key: 'way', label: t('payments.report.on-the-way') },
          value: money(sum([...pending, ...atBank].map(({ amount }) => amount))),
          note: late > 0 ? t('payments.report.late', { amount: money(late) }) : t('payments.report.in-time'),
          tone: late > 0 ? 'bad' : 'good',
        },
        {
          ...{ key: 'cash', label: t('payments.report.cash') },
          value: money(sum(cash.map(({ amount }) => amount))),
          note:
            lateCash > 0
              ? t('payments.report.late', { amount: money(lateCash) })
              : t('payments.report.in-time'),
          tone: lateCash > 0 ? 'bad' : 'good',
        },
        {
          ...{ key: 'open', label: t('payments.report.differences'), value: differences.length },
          tone: differences.length > 0 ? 'warn' : 'good',
        },
      ]}
    />
  );
}

export function Sheets({ report, holders }: Pick<DayReport, 'report' | 'holders'>) {
  const { t, formats } = useTexts();
  const words = useMoneyWords();
  const { money } = words;
  const late = (is: boolean) => is && <Badge tone="bad">{t('payments.report.late-mark')}</Badge>;
  return (
    <div className="treasury-sheets">
      <Sheet
        title={t('payments.report.income')}
        empty={t('payments.report.income-none')}
        rows={report.received}
        idOf={({ channel, place }) => `${channel} ${place}`}
        columns={[
          {
            id: 'channel',
            head: t('payments.col.channel'),
            main: true,
            cell: (one) => words.channel(one.channel),
          },
          {
            id: 'place',
            head: t('payments.col.place'),
            cell: (one) => one.place ?? t('payments.col.no-place'),
          },
          {
            id: 'count',
            head: t('payments.col.payments'),
            number: true,
            cell: (one) => formats.number(one.payments),
          },
          { id: 'amount', head: t('payments.col.amount'), number: true, cell: (one) => money(one.amount) },
          { id: 'back', head: t('payments.col.reversed'), number: true, cell: (one) => money(one.reversed) },
        ]}
      />
      <Sheet
        title={t('payments.report.pending')}
        note={t('payments.report.pending-note')}
        empty={t('payments.report.pending-none')}
        rows={report.pending}
        idOf={({ channel }) => channel}
        columns={[
          {
            id: 'channel',
            head: t('payments.col.channel'),
            main: true,
            cell: (one) => words.channel(one.channel),
          },
          {
            id: 'count',
            head: t('payments.col.payments'),
            number: true,
            cell: (one) => formats.number(one.payments),
          },
          { id: 'amount', head: t('payments.col.amount'), number: true, cell: (one) => money(one.amount) },
          { id: 'oldest', head: t('payments.col.oldest'), cell: (one) => formats.dateTime(one.oldest) },
          { id: 'late', head: t('payments.col.late'), number: true, cell: (one) => money(one.lateAmount) },
        ]}
      />
      <Sheet
        title={t('payments.report.at-bank')}
        note={t('payments.report.at-bank-note')}
        empty={t('payments.report.at-bank-none')}
        rows={report.atBank}
        idOf={({ account }) => account}
        columns={[
          {
            id: 'bank',
            head: t('payments.col.account'),
            main: true,
            cell: (one) => `${one.bank} · ${one.account}`,
          },
          { id: 'amount', head: t('payments.col.amount'), number: true, cell: (one) => money(one.amount) },
          { id: 'oldest', head: t('payments.col.oldest'), cell: (one) => words.day(one.oldest) },
          { id: 'late', head: t('payments.col.late'), number: true, cell: (one) => money(one.lateAmount) },
        ]}
      />
      <Sheet
        title={t('payments.report.cash-in-hands')}
        note={t('payments.report.cash-note')}
        empty={t('payments.report.cash-none')}
        rows={report.cash}
        idOf={({ code }) => code}
        columns={[
          {
            id: 'who',
            head: t('payments.col.who'),
            main: true,
            cell: (one) => words.account(one.code, holders),
          },
          { id: 'amount', head: t('payments.col.amount'), number: true, cell: (one) => money(one.amount) },
          {
            id: 'oldest',
            head: t('payments.col.oldest'),
            cell: (one) => (
              <>
                {one.oldest ? formats.dateTime(one.oldest) : '–'} {late(one.late)}
              </>
            ),
          },
        ]}
      />
      <Sheet
        title={t('payments.report.differences')}
        empty={t('payments.report.differences-none')}
        rows={report.differences}
        idOf={({ id }) => String(id)}
        columns={[
          {
            id: 'kind',
            head: t('payments.col.kind'),
            main: true,
            cell: (one) => (
              <Link href={`/office/keuangan/selisih?selisih=${one.id}`}>{words.difference(one.kind)}</Link>
            ),
          },
          {
            id: 'expected',
            head: t('payments.col.expected'),
            number: true,
            cell: (one) => money(one.expected),
          },
          { id: 'found', head: t('payments.col.found'), number: true, cell: (one) => money(one.found) },
          { id: 'since', head: t('payments.col.since'), cell: (one) => formats.date(one.openedAt) },
        ]}
      />
      <Balances report={report} holders={holders} />
    </div>
  );
}
