/** Photos for an answer, a note or the proof: from camera or gallery, sent at once, with progress and a second try. */
import { useRef, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { upload } from '../../../../../web/kit/api/upload.ts';
import { faultOf, lookAt, tooLarge } from '../../../../../web/kit/photo/look.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FileButton, PhotoStrip } from '../../../../../web/ui/base/photo.tsx';
import type { Photo } from '../../../contract.ts';
import { photoUrl } from '../Photos.tsx';
import { shrink } from './shrink.ts';
import './acts.css';

const MOST = 5;
/** A camera button helps only on a device that is held in the hand. */
const held = navigator.maxTouchPoints > 0;

/** `hopeless`: no photo, so another try would end the same. */
type Sending = { key: string; file: File; url: string; progress: number; error?: string; hopeless?: boolean };

/** `onChange` gets the photos that have arrived; `onBusy` says whether some are still on their way. */
export function ProofPhotos({
  id,
  photos,
  onChange,
  onBusy,
  error,
}: {
  id?: string;
  photos: Photo[];
  onChange: (photos: Photo[]) => void;
  onBusy: (busy: boolean) => void;
  error?: string | undefined;
}) {
  const { t } = useTexts();
  const [sending, setSending] = useState<Sending[]>([]);
  const underWay = useRef(0);
  // Two photos may arrive between two renderings: each adds to what the other left.
  const latest = useRef(photos);
  latest.current = photos;
  const change = (next: Photo[]) => {
    latest.current = next;
    onChange(next);
  };
  const patch = (key: string, change: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));

  const send = async ({ key, file }: Sending) => {
    underWay.current += 1;
    onBusy(true);
    try {
      const seen = await lookAt(file);
      const small = seen.kind === 'other' ? file : await shrink(file);
      const fault = seen.kind === 'other' ? faultOf(seen) : tooLarge(small);
      if (fault) {
        patch(key, { error: t(fault.key, fault.params), hopeless: true, progress: 1 });
        return;
      }
      const answer = await upload<Photo>({
        url: '/api/files',
        file: small,
        name: file.name,
        idempotencyKey: key,
        onProgress: (progress) => patch(key, { progress }),
      });
      change([...latest.current, { id: answer.id, width: answer.width, height: answer.height }]);
      setSending((all) => all.filter((one) => one.key !== key));
    } catch (reason) {
      const words = problemWords(reason);
      patch(key, { error: words.detail || words.title, progress: 1 });
    } finally {
      underWay.current -= 1;
      onBusy(underWay.current > 0);
    }
  };

  const add = (files: File[]) => {
    const room = MOST - photos.length - sending.length;
    const started = files
      .slice(0, Math.max(0, room))
      .map((file) => ({ key: newId(), file, url: URL.createObjectURL(file), progress: 0 }));
    setSending((all) => [...all, ...started]);
    for (const one of started) void send(one);
  };

  const failed = sending.filter((one) => one.error && !one.hopeless);
  const full = photos.length + sending.length >= MOST;
  const strip = [
    ...photos.map((photo, index) => ({
      id: photo.id,
      url: photoUrl(photo.id),
      alt: t('complaints.desk.photo.attached', { number: index + 1 }),
    })),
    ...sending.map((one) => ({
      id: one.key,
      url: one.url,
      alt: one.file.name,
      progress: one.error ? undefined : one.progress,
      progressLabel: t('complaints.desk.photo.sending'),
      error: one.error,
    })),
  ];
  return (
    <div className="grid gap-3">
      {!full && (
        <div className="proof-buttons">
          {held && (
            <FileButton
              label={t('complaints.desk.photo.camera')}
              accept="image/*"
              capture="environment"
              onFiles={add}
            />
          )}
          <FileButton
            id={id}
            label={t('complaints.desk.photo.choose')}
            hint={t('complaints.desk.photo.hint', { most: MOST })}
            error={error}
            accept="image/jpeg,image/png,image/webp"
            multiple
            icon="plus"
            onFiles={add}
          />
        </div>
      )}
      {strip.length > 0 && (
        <PhotoStrip
          photos={strip}
          removeLabel={t('complaints.desk.photo.remove')}
          onRemove={(gone) => {
            setSending((all) => all.filter((one) => one.key !== gone));
            change(latest.current.filter((one) => one.id !== gone));
          }}
        />
      )}
      {failed.length > 0 && (
        <div>
          <Button
            tone="second"
            size="small"
            onClick={() => {
              for (const one of failed) {
                patch(one.key, { error: undefined, progress: 0 });
                void send(one);
              }
            }}
          >
            {t('kit.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
