/** Photos for an answer, a note or the proof: from camera or gallery, sent at once, with progress and a second try. */
import { useEffect, useRef, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { upload } from '../../../../../web/kit/api/upload.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { newId } from '../../../../../web/kit/unique.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FileButton, PhotoStrip } from '../../../../../web/ui/base/photo.tsx';
import type { Photo } from '../../../rules/case-contract.ts';
import type { Shot } from '../../../rules/closing-contract.ts';
import { shotOf } from '../closing/shot.ts';
import { photoUrl } from '../Photos.tsx';
import { readyPhoto } from './ready-photo.ts';
import './acts.css';

const MOST = 5;
/** A camera button helps only on a device that is held in the hand. */
const held = navigator.maxTouchPoints > 0;

/** `hopeless`: no photo, so another try would end the same. */
type Sending = {
  key: string;
  file: File;
  /** What is known of its taking, asked for at that very moment. */
  shot?: Promise<Omit<Shot, 'photo'>>;
  url: string;
  progress: number;
  error?: string;
  hopeless?: boolean;
};

/** `onChange` gets the photos that have arrived; `onBusy` says whether some are still on their way. */
export function ProofPhotos({
  id,
  photos,
  onChange,
  onBusy,
  onShot,
  error,
}: {
  id?: string;
  photos: Photo[];
  onChange: (photos: Photo[]) => void;
  onBusy: (busy: boolean) => void;
  /** Where and when a photo was taken; comes before the photo itself. */
  onShot?: ((shot: Shot) => void) | undefined;
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

  const send = async ({ key, file, shot }: Sending) => {
    underWay.current += 1;
    onBusy(true);
    try {
      const { small, fault } = await readyPhoto(file);
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
      const known = await shot;
      if (known) onShot?.({ photo: answer.id, ...known });
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

  const add = (files: File[], fromCamera: boolean) => {
    const room = MOST - photos.length - sending.length;
    const started = files.slice(0, Math.max(0, room)).map((file) => ({
      key: newId(),
      file,
      url: URL.createObjectURL(file),
      progress: 0,
      ...(onShot ? { shot: shotOf(file, fromCamera) } : {}),
    }));
    setSending((all) => [...all, ...started]);
    for (const one of started) void send(one);
  };

  const failed = sending.filter((one) => one.error && !one.hopeless);
  const again = () => {
    for (const one of failed) {
      patch(one.key, { error: undefined, progress: 0 });
      void send(one);
    }
  };
  // In the street the network comes back by itself; nobody should have to watch for it.
  const retry = useRef(again);
  retry.current = again;
  useEffect(() => {
    const online = () => retry.current();
    window.addEventListener('online', online);
    return () => window.removeEventListener('online', online);
  }, []);
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
              onFiles={(files) => add(files, true)}
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
            onFiles={(files) => add(files, false)}
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
          <Button tone="second" size="small" onClick={again}>
            {t('kit.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
