/** Four faces with their words: how the report was handled, on the scale of the national satisfaction survey. */

import { useState } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { type ActProps, useAct } from './act.ts';

/** Best first; the mouth goes from a wide smile to a frown. */
const faces: { score: '1' | '2' | '3' | '4'; words: TextKey; mouth: string }[] = [
  { score: '4', words: 'complaints.rate.4', mouth: 'M7.5 13.5a4.6 4.6 0 0 0 9 0Z' },
  { score: '3', words: 'complaints.rate.3', mouth: 'M8 14.5c1.1 1.3 2.5 2 4 2s2.9-.7 4-2' },
  { score: '2', words: 'complaints.rate.2', mouth: 'M8.5 16h7' },
  { score: '1', words: 'complaints.rate.1', mouth: 'M8 17c1.1-1.3 2.5-2 4-2s2.9.7 4 2' },
];

export function RateForm({ view, receipt, onDone }: ActProps) {
  const { t } = useTexts();
  const say = useToast();
  const sendAct = useAct(view.code, receipt);
  const [again, setAgain] = useState(view.rating === null);
  const form = useForm({
    initial: { score: view.rating === null ? '' : String(view.rating), text: '' },
    validate: ({ score }): { score?: string } => (score ? {} : { score: t('complaints.rate.missing') }),
    async submit({ score, text }) {
      await sendAct('rating', { score: Number(score), ...(text.trim() ? { text: text.trim() } : {}) });
      say({ tone: 'good', text: t('complaints.rate.done') });
      setAgain(false);
      onDone();
    },
  });
  if (!again) {
    return (
      <div className="grid gap-2 justify-items-start">
        <h2>{t('complaints.rate.thanks')}</h2>
        <Button tone="quiet" size="small" onClick={() => setAgain(true)}>
          {t('complaints.rate.change')}
        </Button>
      </div>
    );
  }
  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      <RadioCards
        name="score"
        id={form.idOf('score')}
        label={<span className="text-xl leading-tight">{t('complaints.rate.title')}</span>}
        columns={2}
        error={form.errors.score}
        value={form.values.score}
        onChange={(score) => form.set('score', score)}
        choices={faces.map(({ score, words, mouth }) => ({
          value: score as string,
          title: t(words),
          picture: <Face mouth={mouth} />,
        }))}
      />
      <TextArea
        {...form.field('text')}
        label={t('complaints.rate.text')}
        note={t('complaints.optional')}
        maxLength={1000}
        rows={3}
      />
      <FormFailure failure={form.failure} />
      <div>
        <Button type="submit" busy={form.busy} busyLabel={t('complaints.report.check.sending')}>
          {t('complaints.rate.send')}
        </Button>
      </div>
    </form>
  );
}

function Face({ mouth }: { mouth: string }) {
  return (
    <svg
      className="face"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <circle cx="12" cy="12" r="10" />
      <path d="M8.5 9v.6M15.5 9v.6" strokeWidth="2.4" />
      <path d={mouth} />
    </svg>
  );
}
