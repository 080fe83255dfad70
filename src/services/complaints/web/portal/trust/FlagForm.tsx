/** Anybody says what is wrong with a report, a photo of it or an answer. Nobody learns who did. */

import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextArea } from '../../../../../web/ui/base/field.tsx';
import type { PublicComplaint } from '../../../contract.ts';
import type { Flag, FlagReason } from '../../../rules/trust-contract.ts';

const reasons: Record<FlagReason, { title: TextKey; note: TextKey }> = {
  'personal-data': {
    title: 'complaints.trust.reason.personal-data',
    note: 'complaints.trust.flag.personal-data',
  },
  defamation: { title: 'complaints.trust.reason.defamation', note: 'complaints.trust.flag.defamation' },
  abuse: { title: 'complaints.trust.reason.abuse', note: 'complaints.trust.flag.abuse' },
  hoax: { title: 'complaints.trust.reason.hoax', note: 'complaints.trust.flag.hoax' },
  spam: { title: 'complaints.trust.reason.spam', note: 'complaints.trust.flag.spam' },
};

export default function FlagForm({ view }: { view: PublicComplaint }) {
  const { t, formats } = useTexts();
  const [sent, setSent] = useState(false);
  const parts = [
    { value: 'text|', label: t('complaints.trust.part.text') },
    ...view.photos.map(({ id }, index) => ({
      value: `photo|${id}`,
      label: t('complaints.trust.part.photo-number', { number: index + 1 }),
    })),
    ...view.timeline.flatMap((entry) => [
      ...(entry.text
        ? [
            {
              value: `entry|${entry.id}`,
              label: t('complaints.trust.part.entry-of', { time: formats.dateTime(entry.at) }),
            },
          ]
        : []),
      ...entry.photos.map(({ id }) => ({
        value: `photo|${id}`,
        label: t('complaints.trust.part.photo-of', { time: formats.dateTime(entry.at) }),
      })),
    ]),
  ];
  const form = useForm<{ part: string; reason: FlagReason | ''; note: string }>({
    initial: { part: 'text|', reason: '', note: '' },
    validate: ({ reason }) => (reason ? {} : { reason: t('complaints.trust.flag.choose') }),
    async submit({ part, reason, note }) {
      const [kind = 'text', ref = ''] = part.split('|');
      const body: Flag = {
        kind: kind as Flag['kind'],
        ...(ref ? { ref } : {}),
        reason: reason as FlagReason,
        ...(note.trim() ? { note: note.trim() } : {}),
      };
      await api.post(`/api/complaints/${view.code}/flags`, body);
      setSent(true);
    },
  });
  if (sent)
    return (
      <Notice tone="good" live="polite" title={t('complaints.trust.flag.done-title')}>
        <p>{t('complaints.trust.flag.done')}</p>
      </Notice>
    );
  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      <p>{t('complaints.trust.flag.lead')}</p>
      {parts.length > 1 && (
        <Select
          label={t('complaints.trust.flag.part')}
          value={form.values.part}
          onChange={(event) => form.set('part', event.target.value)}
          options={parts}
        />
      )}
      <RadioCards
        id={form.idOf('reason')}
        name="flag-reason"
        label={t('complaints.trust.flag.reason')}
        error={form.errors.reason}
        value={form.values.reason || undefined}
        onChange={(reason) => form.set('reason', reason)}
        choices={(Object.keys(reasons) as FlagReason[]).map((value) => ({
          value,
          title: t(reasons[value].title),
          note: t(reasons[value].note),
        }))}
      />
      <TextArea
        {...form.field('note')}
        label={t('complaints.trust.flag.note')}
        note={t('complaints.optional')}
        hint={t('complaints.trust.flag.note-hint')}
        maxLength={500}
        rows={3}
      />
      <FormFailure failure={form.failure} />
      <div>
        <Button type="submit" busy={form.busy} busyLabel={t('complaints.report.check.sending')}>
          {t('complaints.trust.flag.send')}
        </Button>
      </div>
    </form>
  );
}
