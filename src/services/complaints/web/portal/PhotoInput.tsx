/** Takes photos from camera or gallery, makes them small on the device and shows what will be sent. */
import { useEffect, useState } from 'react';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { FileButton, PhotoStrip } from '../../../../web/ui/base/photo.tsx';
import { ProgressBar } from '../../../../web/ui/base/progress.tsx';

export type LocalPhoto = { id: string; name: string; type: string; bytes: ArrayBuffer | Blob };

type Props = {
  photos: LocalPhoto[];
  most: number;
  onAdd: (photo: Blob, name: string) => Promise<void>;
  onRemove: (id: string) => void;
};

/** Addresses under which this page can show the photos; given back when they are no longer shown. */
export function usePhotoUrls(photos: LocalPhoto[]): Map<string, string> {
  const [urls, setUrls] = useState(new Map<string, string>());
  useEffect(() => {
    const made = new Map(
      photos.map(({ id, bytes, type }) => [id, URL.createObjectURL(new Blob([bytes], { type }))]),
    );
    setUrls(made);
    return () => {
      for (const url of made.values()) URL.revokeObjectURL(url);
    };
  }, [photos]);
  return urls;
}

export function PhotoInput({ photos, most, onAdd, onRemove }: Props) {
  const { t } = useTexts();
  const urls = usePhotoUrls(photos);
  const [work, setWork] = useState<{ done: number; of: number }>();
  const [wrong, setWrong] = useState<string[]>([]);
  const room = most - photos.length;

  const take = async (files: File[]) => {
    const taken = files.slice(0, room);
    const sentences = files.length > room ? [t('complaints.photo.too-many', { most })] : [];
    setWork({ done: 0, of: taken.length });
    // Fetched when the first photo comes: most visits to the page never need it.
    const { preparePhoto } = await import('../../../../web/kit/photo/shrink.ts');
    for (const [index, file] of taken.entries()) {
      try {
        const ready = await preparePhoto(file);
        if ('fault' in ready) sentences.push(`${file.name}: ${t(ready.fault.key, ready.fault.params)}`);
        else await onAdd(ready.photo, nameOf(file));
      } catch {
        sentences.push(t('complaints.photo.unreadable', { name: file.name }));
      }
      setWork({ done: index + 1, of: taken.length });
    }
    setWork(undefined);
    setWrong(sentences);
  };

  return (
    <div className="grid gap-4">
      {room > 0 && (
        <div className="grid gap-3 sm:grid-cols-2">
          <FileButton
            label={t('complaints.photo.camera')}
            accept="image/*"
            capture="environment"
            disabled={work !== undefined}
            onFiles={(files) => void take(files)}
          />
          <FileButton
            label={t('complaints.photo.gallery')}
            accept="image/*"
            icon="picture"
            multiple
            disabled={work !== undefined}
            onFiles={(files) => void take(files)}
          />
        </div>
      )}
      {work && (
        <ProgressBar
          label={t('complaints.photo.preparing')}
          value={work.of === 0 ? 1 : work.done / work.of}
          detail={`${work.done}/${work.of}`}
        />
      )}
      {wrong.length > 0 && (
        <Notice tone="bad" live="assertive">
          {wrong.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
      <p className="text-ink-soft text-sm" role="status">
        {photos.length === 0
          ? t('complaints.photo.none', { most })
          : t('complaints.photo.count', { count: photos.length, most })}
      </p>
      {photos.length > 0 && (
        <PhotoStrip
          photos={photos.map((photo, index) => ({
            id: photo.id,
            url: urls.get(photo.id) ?? '',
            alt: t('complaints.photo.alt', { number: index + 1 }),
          }))}
          onRemove={onRemove}
          removeLabel={t('complaints.photo.remove')}
        />
      )}
    </div>
  );
}

/** The photo is a JPEG now, whatever it was called. */
function nameOf(file: File): string {
  return `${file.name.replace(/\.\w+$/, '').slice(0, 60) || 'foto'}.jpg`;
}
