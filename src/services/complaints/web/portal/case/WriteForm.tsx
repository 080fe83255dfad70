/** The reporter writes to the city: an answer, an addition, or why the case must be opened again. */

import { useState } from 'react';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { TextArea } from '../../../../../web/ui/base/field.tsx';
import { ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { PhotoInput } from '../PhotoInput.tsx';
import { type ActPhoto, type ActProps, uploadAll, useAct } from './act.ts';

const words = {
  reply: {
    path: 'replies',
    field: 'text',
    least: 2,
    label: 'complaints.reply.label',
    send: 'complaints.reply.send',
    done: 'complaints.reply.done',
  },
  reopen: {
    path: 'reopen',
    field: 'reason',
    least: 5,
    label: 'complaints.reopen.label',
    send: 'complaints.reopen.send',
    done: 'complaints.reopen.done',
  },
  verdict: {
    path: 'verdict',
    field: 'reason',
    least: 5,
    label: 'complaints.reopen.label',
    send: 'complaints.closing.judge.send-no',
    done: 'complaints.reopen.done',
  },
} as const;

export function WriteForm({ view, receipt, onDone, act }: ActProps & { act: keyof typeof words }) {
  const { t } = useTexts();
  const say = useToast();
  const { path, field, least, label, send, done } = words[act];
  const sendAct = useAct(view.code, receipt);
  const [photos, setPhotos] = useState<ActPhoto[]>([]);
  const [share, setShare] = useState<number>();
  const form = useForm({
    initial: { text: '' },
    paths: { text: field },
    validate: ({ text }) => (text.trim().length < least ? { text: t('complaints.reply.short') } : {}),
    async submit({ text }) {
      try {
        if (photos.length > 0) setShare(0);
        const ids = await uploadAll(photos, setShare);
        await sendAct(path, {
          ...(act === 'verdict' ? { mended: false } : {}),
          [field]: text.trim(),
          ...(ids.length > 0 ? { photos: ids } : {}),
        });
      } finally {
        setShare(undefined);
      }
      const agency = view.agency?.name ?? t('complaints.case.the-city');
      // The word of somebody whose report was joined opens nothing; the head of the agency looks at it.
      const flagged = act === 'verdict' && view.state === 'merged';
      say({
        tone: 'good',
        text: flagged ? t('complaints.closing.judge.flagged', { agency }) : t(done),
      });
      form.reset();
      setPhotos([]);
      onDone();
    },
  });
  return (
    <form className="grid gap-4" noValidate onSubmit={(event) => void form.submit(event)}>
      <TextArea {...form.field('text')} label={t(label)} maxLength={2000} rows={4} />
      <PhotoInput
        photos={photos}
        most={5}
        onAdd={async (bytes, name) =>
          setPhotos((before) => [...before, { id: newId(), name, type: bytes.type, bytes }])
        }
        onRemove={(id) => setPhotos((before) => before.filter((photo) => photo.id !== id))}
      />
      {share !== undefined && <ProgressBar label={t('complaints.sending.photos')} value={share} />}
      <FormFailure failure={form.failure} />
      <div>
        <Button type="submit" busy={form.busy} busyLabel={t('complaints.report.check.sending')}>
          {t(send)}
        </Button>
      </div>
    </form>
  );
}
