/** An objection to a bill, or a plea to lessen it. Folded in until somebody wants it. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { parseRupiah } from '../../../../shared/money.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../web/ui/base/choice.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../web/ui/base/field.tsx';
import type { PayerAccount } from '../../contract.ts';
import { noon, timeWords } from '../words.ts';
import { ask, MINE } from './questions.ts';

export function AskForm({ payer }: { payer: PayerAccount }) {
  const texts = useTexts();
  const { t, formats } = texts;
  const client = useQueryClient();
  const [asked, setAsked] = useState<{ number: number; due: string }>();
  const bills = payer.objects.flatMap((object) => object.open.map((bill) => ({ object, bill })));
  const form = useForm({
    initial: { kind: 'objection' as 'objection' | 'reduction', bill: '', amount: '', reason: '' },
    validate: ({ bill, amount, reason }) => {
      const most = bills.find((one) => one.bill.code === bill)?.bill.amount ?? 0;
      const wanted = parseRupiah(amount) ?? 0;
      return {
        ...(bill ? {} : { bill: t('taxes.ask.need-bill') }),
        ...(wanted > 0 && wanted <= most ? {} : { amount: t('taxes.ask.need-amount') }),
        ...(reason.trim().length >= 10 ? {} : { reason: t('taxes.ask.need-reason') }),
      };
    },
    async submit({ kind, bill, amount, reason }) {
      setAsked(undefined);
      setAsked(
        await ask({ kind, payer: payer.id, bill, amount: parseRupiah(amount) ?? 0, reason: reason.trim() }),
      );
      form.reset();
      await client.invalidateQueries({ queryKey: MINE });
    },
  });
  return (
    <>
      {asked && (
        <Notice tone="good" live="polite" title={t('taxes.ask.done', { number: asked.number })}>
          {t('taxes.ask.done-detail', { day: formats.longDate(noon(asked.due)) })}
        </Notice>
      )}
      {bills.length > 0 && (
        <details className="card bill">
          <summary>
            <span className="bill-day">{t('taxes.ask.open')}</span>
          </summary>
          <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
            <FormFailure failure={form.failure} />
            <RadioCards
              label={t('taxes.ask.kind')}
              name={`kind-${payer.id}`}
              value={form.values.kind}
              onChange={(kind) => form.set('kind', kind)}
              choices={[
                {
                  value: 'objection',
                  title: t('taxes.ask.objection'),
                  note: t('taxes.ask.objection-note'),
                },
                { value: 'reduction', title: t('taxes.ask.reduction'), note: t('taxes.ask.reduction-note') },
              ]}
            />
            <Select
              label={t('taxes.ask.bill')}
              empty={t('taxes.file.choose')}
              options={bills.map(({ object, bill }) => ({
                value: bill.code,
                label: `${object.title || object.taxTitle} · ${t(`taxes.paper.${bill.paper}`)} ${timeWords(texts, bill)} · ${formats.money(bill.amount)}`,
              }))}
              {...form.field('bill')}
            />
            <TextField
              label={t('taxes.ask.amount')}
              hint={t('taxes.ask.amount-hint')}
              inputMode="numeric"
              autoComplete="off"
              {...form.field('amount')}
            />
            <TextArea label={t('taxes.ask.reason')} maxLength={2000} rows={4} {...form.field('reason')} />
            <div>
              <Button type="submit" tone="second" busy={form.busy} busyLabel={t('kit.loading')}>
                {t('taxes.ask.act')}
              </Button>
            </div>
          </form>
        </details>
      )}
    </>
  );
}
