/** An account of the city is recorded, or reconciled otherwise from now on. What was settled before stays as it was. */
import { useQueryClient } from '@tanstack/react-query';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../web/ui/base/button.tsx';
import { ErrorSummary } from '../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../web/ui/base/field.tsx';
import type { AccountsView } from '../../rules/treasury-contract.ts';
import { channelLines, readChannels } from './channel-lines.ts';
import { setAccount, TREASURY } from './data.ts';

const list = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word.length > 1);

export function AccountForm({
  known,
  close,
}: {
  known: AccountsView['accounts'][number] | undefined;
  close: () => void;
}) {
  const { t } = useTexts();
  const client = useQueryClient();
  const form = useForm({
    initial: {
      ...{ number: known?.number ?? '', bank: known?.content.bank ?? '' },
      rkud: known?.content.rkud ? 'yes' : 'no',
      days: String(known?.content.days ?? 1),
      channels: known ? channelLines(known.content.channels) : '',
      transferWords: known?.content.transferWords.join(', ') ?? '',
      feeWords: known?.content.feeWords.join(', ') ?? '',
    },
    validate: ({ number, bank, days, channels }) => ({
      ...(/^[A-Za-z0-9 .-]{4,40}$/.test(number.trim())
        ? {}
        : { number: t('payments.accounts.number-wrong') }),
      ...(/^[a-z][a-z0-9-]{1,40}$/.test(bank.trim()) ? {} : { bank: t('payments.accounts.bank-wrong') }),
      ...(/^\d{1,2}$/.test(days) && Number(days) <= 14 ? {} : { days: t('payments.accounts.days-wrong') }),
      ...(readChannels(channels) ? {} : { channels: t('payments.accounts.channels-wrong') }),
    }),
    submit: async ({ number, bank, rkud, days, channels, transferWords, feeWords }) => {
      await setAccount(number.trim(), {
        ...{ bank: bank.trim(), rkud: rkud === 'yes', days: Number(days) },
        channels: readChannels(channels) ?? [],
        ...{ transferWords: list(transferWords), feeWords: list(feeWords), csv: known?.content.csv ?? null },
      });
      await client.invalidateQueries({ queryKey: TREASURY });
      close();
    },
  });
  return (
    <form className="card treasury-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <h2 className="card-title">{t(known ? 'payments.accounts.change' : 'payments.accounts.add')}</h2>
      <ErrorSummary title={t('payments.act.mend')} fields={form.summary} />
      <FormFailure failure={form.failure} />
      <TextField
        {...form.field('number')}
        label={t('payments.accounts.number')}
        readOnly={known !== undefined}
      />
      <TextField
        {...form.field('bank')}
        label={t('payments.accounts.bank')}
        hint={t('payments.accounts.bank-hint')}
      />
      <Select
        {...form.field('rkud')}
        label={t('payments.accounts.whose')}
        options={[
          { value: 'no', label: t('payments.accounts.for-channels') },
          { value: 'yes', label: t('payments.account.rkud') },
        ]}
      />
      <TextField
        {...form.field('days')}
        label={t('payments.accounts.days')}
        hint={t('payments.accounts.days-hint')}
        inputMode="numeric"
        maxLength={2}
      />
      <TextArea
        {...form.field('channels')}
        label={t('payments.accounts.channels')}
        hint={t('payments.accounts.channels-hint')}
        rows={4}
      />
      <TextField
        {...form.field('transferWords')}
        label={t('payments.accounts.transfer-words')}
        hint={t('payments.accounts.words-hint')}
      />
      <TextField
        {...form.field('feeWords')}
        label={t('payments.accounts.fee-words')}
        hint={t('payments.accounts.words-hint')}
      />
      <ButtonRow>
        <Button type="submit" busy={form.busy} busyLabel={t('payments.act.working')}>
          {t('payments.accounts.save')}
        </Button>
        <Button tone="quiet" onClick={close}>
          {t('payments.accounts.cancel')}
        </Button>
      </ButtonRow>
    </form>
  );
}
