/** What is done about a difference, with its reason; money moves once, and who did it stands beside it. */
import { useQueryClient } from '@tanstack/react-query';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { ErrorSummary } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../web/ui/base/toast.tsx';
import type { ActBody, WholeDifference } from '../../rules/treasury-contract.ts';
import { TREASURY, workOff } from './data.ts';
import { Payments } from './Payments.tsx';
import { useMoneyWords } from './words.ts';

const HINTS: Record<string, TextKey> = {
  note: 'payments.act.note.hint',
  settle: 'payments.act.settle.hint',
  identify: 'payments.act.identify.hint',
  chargeback: 'payments.act.chargeback.hint',
  reverse: 'payments.act.reverse.hint',
  transfer: 'payments.act.transfer.hint',
  fee: 'payments.act.fee.hint',
  interest: 'payments.act.interest.hint',
  foreign: 'payments.act.foreign.hint',
};

type Values = { how: string; code: string; chosen: string[]; reason: string };

function bodyOf({ how, code, chosen, reason }: Values): ActBody {
  if (how === 'settle') return { how, payments: chosen, reason };
  if (how === 'chargeback') return { how, payment: chosen[0] ?? '', reason };
  if (how === 'identify') return { how, code: code.trim() === '' ? null : code.trim(), reason };
  return { how: how as 'note', reason };
}

export function ActForm({ whole: { difference, acts, candidates } }: { whole: WholeDifference }) {
  const { t } = useTexts();
  const words = useMoneyWords();
  const say = useToast();
  const client = useQueryClient();
  const named = candidates.filter(({ id }) => id === difference.payment?.id).map(({ id }) => id);
  const form = useForm<Values>({
    initial: { how: acts[0] ?? 'note', code: '', chosen: named, reason: '' },
    validate: ({ how, code, chosen, reason }) => ({
      ...(reason.trim().length < 5 ? { reason: t('payments.act.reason-missing') } : {}),
      ...((how === 'settle' || how === 'chargeback') && chosen.length === 0
        ? { chosen: t('payments.act.none-chosen') }
        : {}),
      ...(how === 'identify' && code.trim() === '' && difference.line === null
        ? { code: t('payments.act.code-missing') }
        : {}),
    }),
    submit: async (values) => {
      await workOff(difference.id, bodyOf({ ...values, reason: values.reason.trim() }));
      say({ tone: 'good', text: t('payments.act.done') });
      form.reset();
      await client.invalidateQueries({ queryKey: TREASURY });
    },
  });
  const { how, chosen } = form.values;
  const hint = HINTS[how];
  return (
    <form className="card treasury-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <h2 className="card-title">{t('payments.act.title')}</h2>
      <ErrorSummary title={t('payments.act.mend')} fields={form.summary} />
      <FormFailure failure={form.failure} />
      <Select
        {...form.field('how')}
        label={t('payments.act.how')}
        hint={hint && t(hint)}
        options={acts.map((one) => ({ value: one, label: words.act(one) }))}
      />
      {(how === 'settle' || how === 'chargeback') && (
        <Payments
          id={form.idOf('chosen')}
          rows={candidates}
          one={how === 'chargeback'}
          chosen={chosen}
          choose={(ids) => form.set('chosen', ids)}
          found={Math.abs(difference.found ?? 0)}
          error={form.errors.chosen}
        />
      )}
      {how === 'identify' && (
        <TextField
          {...form.field('code')}
          label={t('payments.act.code')}
          hint={t(difference.line ? 'payments.act.code-hint' : 'payments.act.code-hint-payment')}
          inputMode="numeric"
          maxLength={20}
        />
      )}
      <TextArea
        {...form.field('reason')}
        label={t('payments.act.reason')}
        hint={t('payments.act.reason-hint')}
        rows={3}
        maxLength={500}
      />
      <ButtonRow>
        <Button type="submit" busy={form.busy} busyLabel={t('payments.act.working')}>
          {t('payments.act.send', { act: words.act(how) })}
        </Button>
      </ButtonRow>
    </form>
  );
}
