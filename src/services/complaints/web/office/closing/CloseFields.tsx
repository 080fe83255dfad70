/** How an officer closes: mended and proven from the place, or not mended and why. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import type { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import type { Draft } from '../acts/drafts.ts';
import { closingReasonsQuery } from '../desk-data.ts';
import { evidenceIn } from './evidence.ts';

type Form = ReturnType<typeof useForm<Draft>>;
type Props = { item: DeskComplaint; form: Form; words: ReactNode; proof: ReactNode; photos: ReactNode };

export function CloseFields({ item, form, words, proof, photos }: Props) {
  const { t } = useTexts();
  const { mended } = form.values;
  return (
    <>
      <RadioCards
        name="mended"
        id={form.idOf('mended')}
        label={t('complaints.desk.closing.mended.title')}
        error={form.errors.mended}
        columns={2}
        value={mended || undefined}
        onChange={(value) => form.set('mended', value)}
        choices={[
          {
            value: 'yes',
            title: t('complaints.desk.closing.mended.yes'),
            note: t(
              item.taskOf
                ? 'complaints.desk.closing.mended.yes-hint-task'
                : 'complaints.desk.closing.mended.yes-hint',
            ),
          },
          {
            value: 'no',
            title: t('complaints.desk.closing.mended.no'),
            note: t(
              item.taskOf
                ? 'complaints.desk.closing.mended.no-hint-task'
                : 'complaints.desk.closing.mended.no-hint',
            ),
          },
        ]}
      />
      {mended === 'no' && <WhyNot form={form} />}
      {words}
      {mended === 'no' ? (
        photos
      ) : (
        <>
          {proof}
          {!form.values.noPhoto && <Place item={item} form={form} />}
        </>
      )}
    </>
  );
}

function WhyNot({ form }: { form: Form }) {
  const { t } = useTexts();
  const reasons = useQuery(closingReasonsQuery).data?.reasons;
  const chosen = reasons?.find(({ id }) => id === form.values.reason);
  return (
    <>
      <Select
        {...form.field('reason')}
        label={t('complaints.desk.closing.reason')}
        empty={t('complaints.desk.closing.reason.empty')}
        options={(reasons ?? []).map(({ id, title }) => ({ value: id, label: title }))}
      />
      {chosen?.asks === 'authority' && (
        <TextField
          {...form.field('authority')}
          label={t('complaints.desk.closing.authority')}
          maxLength={120}
        />
      )}
      {chosen?.asks === 'date' && (
        <DateField
          {...form.field('plannedFor')}
          label={t('complaints.desk.closing.planned')}
          note={t('complaints.desk.optional')}
          hint={t('complaints.desk.closing.planned.hint')}
        />
      )}
    </>
  );
}

/** What is known of the place of the photos, and the word of why where it is not the right one. */
function Place({ item, form }: { item: DeskComplaint; form: Form }) {
  const { t } = useTexts();
  const reasons = useQuery(closingReasonsQuery).data;
  const { values } = form;
  const evidence = reasons && evidenceIn(item, values, reasons);
  if (values.photos.length === 0 || !reasons || !evidence) {
    return values.photos.length === 0 ? (
      <p className="text-ink-soft text-sm">{t('complaints.desk.closing.shot.ask')}</p>
    ) : null;
  }
  const { proof } = evidence;
  const far = proof === 'elsewhere' || proof === 'unplaced';
  const metres = evidence.metres ?? 0;
  return (
    <>
      <p role="status" data-proof={proof} className={far ? 'font-semibold' : 'text-ink-soft'}>
        {proof === 'place' && t('complaints.desk.closing.shot.place', { metres })}
        {proof === 'elsewhere' &&
          t('complaints.desk.closing.shot.elsewhere', { metres, limit: reasons.metres })}
        {proof === 'unplaced' && t('complaints.desk.closing.shot.unplaced')}
        {proof === 'unmeasured' && t('complaints.desk.closing.shot.unmeasured')}
      </p>
      {(far || form.errors.whyAway) && (
        <TextArea
          {...form.field('whyAway')}
          label={t('complaints.desk.closing.away')}
          hint={t('complaints.desk.closing.away.hint')}
          rows={2}
          maxLength={500}
        />
      )}
    </>
  );
}
