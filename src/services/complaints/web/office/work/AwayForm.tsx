/** Two dates between which somebody is away, and for administrators whose they are. */

import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextField } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';

export type Away = { officer: string; from: string; until: string };

export function AwayForm({
  today,
  named,
  onSend,
}: {
  today: string;
  named?: boolean;
  onSend: (away: Away) => Promise<void>;
}) {
  const { t } = useTexts();
  const say = useToast();
  const form = useForm<Away>({
    initial: { officer: '', from: today, until: '' },
    validate: ({ officer, from, until }) => ({
      ...(named && !officer.trim() ? { officer: t('complaints.work.ladder.wrong-user') } : {}),
      ...(from && until ? {} : { until: t('complaints.work.away.need-days') }),
    }),
    async submit(values) {
      await onSend(values);
      form.reset();
      say({ tone: 'good', text: t('complaints.work.away.added') });
    },
  });
  return (
    <form className="work-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormFailure failure={form.failure} />
      <div className="field-pair">
        {named && (
          <TextField
            {...form.field('officer')}
            label={t('complaints.work.ladder.username')}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={60}
          />
        )}
        <DateField {...form.field('from')} label={t('complaints.work.away.from')} />
        <DateField
          {...form.field('until')}
          label={t('complaints.work.away.until')}
          min={form.values.from || today}
        />
      </div>
      <div>
        <Button type="submit" tone="second" busy={form.busy} busyLabel={t('complaints.desk.sending')}>
          {t('complaints.work.away.add')}
        </Button>
      </div>
    </form>
  );
}
