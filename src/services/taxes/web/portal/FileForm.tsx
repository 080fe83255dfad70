/** A return for a month: the turnover, and at once what tax it comes to. Filed again, it is a correction. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { parseRupiah } from '../../../../shared/money.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextField } from '../../../../web/ui/base/field.tsx';
import type { FiledView, ObjectAccount } from '../../contract.ts';
import { filedTax } from '../../rules/filed.ts';
import { monthNoon, noon } from '../words.ts';
import { file, MINE } from './questions.ts';

const MOST = 999_999_999_999;

export function FileForm({ object }: { object: ObjectAccount }) {
  const { t, formats } = useTexts();
  const client = useQueryClient();
  const [filed, setFiled] = useState<FiledView>();
  const months = [...new Set([...object.missing, ...object.returns.map(({ month }) => month)])].sort();
  const form = useForm({
    initial: { month: object.missing[0] ?? '', turnover: '' },
    validate: ({ month, turnover }) => {
      const amount = parseRupiah(turnover);
      const right = amount !== undefined && amount >= 0 && amount <= MOST;
      return {
        ...(month ? {} : { month: t('taxes.file.need-month') }),
        ...(right ? {} : { turnover: t('taxes.file.need-turnover') }),
      };
    },
    async submit({ month, turnover }) {
      setFiled(undefined);
      setFiled(await file({ object: object.id, month, turnover: parseRupiah(turnover) ?? 0 }));
      form.set('turnover', '');
      form.set('month', object.missing.find((one) => one !== month) ?? '');
      await client.invalidateQueries({ queryKey: MINE });
    },
  });
  const amount = parseRupiah(form.values.turnover);
  const again = object.returns.some(({ month }) => month === form.values.month);
  if (months.length === 0) return <p className="text-ink-soft">{t('taxes.file.nothing')}</p>;
  return (
    <form className="card grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      <h3>{t('taxes.file.title')}</h3>
      {object.missing.length > 0 && <p>{t('taxes.file.missing', { count: object.missing.length })}</p>}
      <FormFailure failure={form.failure} />
      {filed && (
        <Notice tone="good" live="polite" title={t('taxes.file.done')}>
          {filed.tax > 0
            ? t('taxes.file.done-pay', {
                amount: formats.money(filed.tax),
                day: formats.longDate(noon(filed.due)),
              })
            : t('taxes.file.done-nil')}
        </Notice>
      )}
      <Select
        label={t('taxes.file.month')}
        empty={t('taxes.file.choose')}
        options={months.map((month) => ({
          value: month,
          label: object.missing.includes(month)
            ? formats.month(monthNoon(month))
            : t('taxes.file.month-filed', { month: formats.month(monthNoon(month)) }),
        }))}
        {...form.field('month')}
      />
      {again && <Notice tone="info">{t('taxes.file.correction')}</Notice>}
      <TextField
        label={t('taxes.file.turnover')}
        hint={t('taxes.file.turnover-hint')}
        inputMode="numeric"
        autoComplete="off"
        {...form.field('turnover')}
      />
      {amount !== undefined && amount >= 0 && amount <= MOST && object.rate !== null && (
        <p aria-live="polite">
          {t('taxes.file.comes-to', {
            rate: formats.number(object.rate / 100),
            amount: formats.money(
              filedTax(amount, { basisPoints: object.rate, threshold: object.threshold }),
            ),
          })}
        </p>
      )}
      <div>
        <Button type="submit" busy={form.busy} busyLabel={t('kit.loading')}>
          {again ? t('taxes.file.act-again') : t('taxes.file.act')}
        </Button>
      </div>
    </form>
  );
}
