/** Bank statements: one is taken in whole or refused with every fault; below it those that are here. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ApiProblem, problemWords } from '../../../../web/kit/api/problem.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../web/ui/base/field.tsx';
import { STATEMENT_LIMIT } from '../../rules/limits.ts';
import type { AccountsView, ImportView, StatementsView } from '../../rules/treasury-contract.ts';
import { accountsQuery, importStatement, statementsQuery, TREASURY } from './data.ts';
import { Frame } from './Frame.tsx';
import { Sheet } from './Sheet.tsx';
import { useMoneyWords } from './words.ts';

/** As many faults as one can read; the rest is a number. */
const SHOWN = 30;

export function Page() {
  const { t } = useTexts();
  const { can } = useSession();
  const accounts = useQuery(accountsQuery);
  const { data, error, refetch } = useQuery(statementsQuery);
  const failed = accounts.error ?? error;
  const retry = () => {
    void accounts.refetch();
    void refetch();
  };
  return (
    <Frame title="payments.statements.title" note={t('payments.statements.intro')}>
      {accounts.data && data ? (
        <div className="treasury-sheets">
          {can('payments.reconcile') && <Import accounts={accounts.data.accounts} />}
          <List rows={data.statements} />
        </div>
      ) : (
        <NotYet error={failed} retry={retry} rows={5} />
      )}
    </Frame>
  );
}

type Failure = { title: string; detail: string; faults: string[] };

function Import({ accounts }: Pick<AccountsView, 'accounts'>) {
  const { t } = useTexts();
  const client = useQueryClient();
  const fileId = useId();
  const [account, setAccount] = useState(accounts[0]?.number ?? '');
  const [busy, setBusy] = useState(false);
  const [done, setDone] = useState<ImportView>();
  const [failure, setFailure] = useState<Failure>();
  if (accounts.length === 0)
    return (
      <EmptyState
        title={t('payments.statements.no-account')}
        action={<LinkButton href="/office/keuangan/rekening">{t('payments.accounts.add')}</LinkButton>}
      >
        {t('payments.statements.no-account-detail')}
      </EmptyState>
    );
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    setDone(undefined);
    setFailure(undefined);
    if (!file || busy) return;
    if (file.size === 0 || file.size > STATEMENT_LIMIT) {
      const detail = t('payments.statements.size-detail');
      setFailure({ title: t('payments.statements.size'), detail, faults: [] });
      return;
    }
    setBusy(true);
    try {
      setDone(await importStatement(account, await file.text()));
      await client.invalidateQueries({ queryKey: TREASURY });
    } catch (error) {
      const faults = error instanceof ApiProblem ? error.fields.map(({ message }) => message) : [];
      setFailure({ ...problemWords(error), faults });
    } finally {
      setBusy(false);
      // The same file, mended, may be chosen once more.
      input.value = '';
    }
  };
  return (
    <section className="treasury-form">
      <h2>{t('payments.statements.import')}</h2>
      <Select
        label={t('payments.statements.account')}
        value={account}
        options={accounts.map(({ number, content }) => ({
          value: number,
          label: `${content.bank} · ${number}`,
        }))}
        onChange={(event) => setAccount(event.target.value)}
      />
      <div className="field">
        <label className="field-label" htmlFor={fileId}>
          {t('payments.statements.file')}
        </label>
        <div className="field-hint">{t('payments.statements.file-hint')}</div>
        <input
          id={fileId}
          type="file"
          className="control"
          accept=".csv,.txt,.sta,.mt940,.940,.xml,text/csv,text/plain,application/xml"
          disabled={busy}
          onChange={(event) => void take(event.currentTarget)}
        />
      </div>
      {busy && <p role="status">{t('payments.statements.working')}</p>}
      {failure && (
        <Notice tone="bad" live="assertive" title={failure.title}>
          <p>{failure.detail}</p>
          {failure.faults.length > 0 && (
            <ul className="list-disc pl-5">
              {failure.faults.slice(0, SHOWN).map((fault) => (
                <li key={fault}>{fault}</li>
              ))}
            </ul>
          )}
        </Notice>
      )}
      {done && <Done done={done} />}
    </section>
  );
}

function Done({ done: { statements, matched } }: { done: ImportView }) {
  const { t } = useTexts();
  const words = useMoneyWords();
  const known = statements.filter((one) => one.known);
  const fresh = statements.filter((one) => !one.known);
  if (fresh.length === 0)
    return (
      <Notice live="polite" title={t('payments.statements.known', { day: words.day(known[0]?.day ?? '') })}>
        <p>{t('payments.statements.known-detail')}</p>
      </Notice>
    );
  return (
    <Notice tone="good" live="polite" title={t('payments.statements.done', { count: fresh.length })}>
      <p>{t('payments.statements.matched', { lines: matched.lines, payments: matched.payments })}</p>
      {matched.open > 0 && (
        <LinkButton href="/office/keuangan/selisih" tone="second" size="small">
          {t('payments.statements.open', { count: matched.open })}
        </LinkButton>
      )}
    </Notice>
  );
}

function List({ rows }: { rows: StatementsView['statements'] }) {
  const { t, formats } = useTexts();
  const words = useMoneyWords();
  return (
    <Sheet
      title={t('payments.statements.list')}
      empty={t('payments.statements.none')}
      rows={rows}
      idOf={(one) => String(one.id)}
      columns={[
        {
          ...{ id: 'day', head: t('payments.col.day'), main: true },
          cell: (one) =>
            one.fromDay === one.day
              ? words.day(one.day)
              : `${words.day(one.fromDay)} – ${words.day(one.day)}`,
        },
        { id: 'account', head: t('payments.col.account'), cell: (one) => one.account },
        {
          ...{ id: 'lines', head: t('payments.col.lines'), number: true },
          cell: (one) =>
            t('payments.statements.settled', {
              settled: formats.number(one.settled),
              lines: formats.number(one.lines),
            }),
        },
        {
          ...{ id: 'closing', head: t('payments.col.bank-balance'), number: true },
          cell: (one) => words.money(one.closing),
        },
        { id: 'at', head: t('payments.col.taken-in'), cell: (one) => formats.dateTime(one.at) },
      ]}
    />
  );
}
