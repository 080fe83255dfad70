/** How slips are made: for cash in somebody's hands, and for a transfer that the bank has shown. */
import { useQueryClient } from '@tanstack/react-query';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { ErrorSummary } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import type { SlipsView } from '../../rules/treasury-contract.ts';
import { makeSlip, TREASURY } from './data.ts';
import { Sheet } from './Sheet.tsx';
import { useMoneyWords } from './words.ts';

type Made = (number: string) => void;

export function NewCashSlip({ data, made }: { data: SlipsView; made: Made }) {
  const { t, formats } = useTexts();
  const words = useMoneyWords();
  const client = useQueryClient();
  const free = (one: SlipsView['cash'][number]) => one.amount - one.promised;
  const hands = data.cash.filter((one) => free(one) > 0);
  const form = useForm({
    initial: {
      ...{ source: hands[0]?.code ?? '', bankAccount: data.accounts[0]?.number ?? '' },
      amount: hands[0] ? String(free(hands[0])) : '',
    },
    validate: ({ amount }) =>
      /^[1-9]\d{0,12}$/.test(amount) ? {} : { amount: t('payments.slips.amount-wrong') },
    submit: async ({ source, bankAccount, amount }) => {
      const { number } = await makeSlip({ source, bankAccount, amount: Number(amount) });
      await client.invalidateQueries({ queryKey: TREASURY });
      made(number);
    },
  });
  if (hands.length === 0 || data.accounts.length === 0)
    return (
      <section>
        <h2>{t('payments.slips.cash')}</h2>
        <p className="text-ink-soft">
          {t(hands.length === 0 ? 'payments.slips.no-cash' : 'payments.statements.no-account-detail')}
        </p>
      </section>
    );
  const chosen = hands.find(({ code }) => code === form.values.source);
  return (
    <form className="treasury-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <h2>{t('payments.slips.cash')}</h2>
      <ErrorSummary title={t('payments.act.mend')} fields={form.summary} />
      <FormFailure failure={form.failure} />
      <Select
        {...form.field('source')}
        label={t('payments.slips.from')}
        options={hands.map((one) => ({
          value: one.code,
          label: `${words.account(one.code, data.holders)} – ${formats.money(free(one))}`,
        }))}
        onChange={(event) => {
          const next = hands.find(({ code }) => code === event.target.value);
          form.set('source', event.target.value);
          if (next) form.set('amount', String(free(next)));
        }}
      />
      {chosen?.late && (
        <p>
          <Badge tone="bad">{t('payments.report.late-mark')}</Badge>
        </p>
      )}
      <Select
        {...form.field('bankAccount')}
        label={t('payments.slips.to')}
        options={data.accounts.map(({ number, bank }) => ({ value: number, label: `${bank} · ${number}` }))}
      />
      <TextField
        {...form.field('amount')}
        label={t('payments.slips.amount')}
        inputMode="numeric"
        maxLength={13}
      />
      <ButtonRow>
        <Button type="submit" busy={form.busy} busyLabel={t('payments.act.working')}>
          {t('payments.slips.make')}
        </Button>
      </ButtonRow>
    </form>
  );
}

export function Transfers({ data, made, may }: { data: SlipsView; made: Made; may: boolean }) {
  const { t } = useTexts();
  const words = useMoneyWords();
  const client = useQueryClient();
  const form = useForm({
    initial: { id: 0 },
    submit: async ({ id }) => {
      const { number } = await makeSlip({ transfer: id });
      await client.invalidateQueries({ queryKey: TREASURY });
      made(number);
    },
  });
  const columns = [
    {
      ...{ id: 'bank', head: t('payments.col.account'), main: true },
      cell: (one: SlipsView['transfers'][number]) => `${one.bank} · ${one.account}`,
    },
    {
      ...{ id: 'day', head: t('payments.col.day') },
      cell: (one: SlipsView['transfers'][number]) => words.day(one.day),
    },
    {
      ...{ id: 'amount', head: t('payments.col.amount'), number: true },
      cell: (one: SlipsView['transfers'][number]) => words.money(one.amount),
    },
  ];
  const chosen = form.values.id;
  return (
    <>
      <Sheet
        title={t('payments.slips.transfers')}
        note={t('payments.slips.transfers-note')}
        empty={t('payments.slips.no-transfers')}
        rows={data.transfers}
        idOf={(one) => String(one.id)}
        {...(may ? { onOpen: (id: string) => form.set('id', Number(id)) } : {})}
        columns={columns}
      />
      <FormFailure failure={form.failure} />
      {chosen > 0 && (
        <ButtonRow>
          <Button busy={form.busy} busyLabel={t('payments.act.working')} onClick={() => void form.submit()}>
            {t('payments.slips.make-transfer', {
              amount: words.money(data.transfers.find(({ id }) => id === chosen)?.amount ?? 0),
            })}
          </Button>
        </ButtonRow>
      )}
    </>
  );
}
