/** Photos of a report, small until pressed; one that may not be seen here says so instead of leaving a hole. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { Photo } from '../../../contract.ts';

export function Photos({ photos, label }: { photos: Photo[]; label: string }) {
  const { t } = useTexts();
  const [hidden, setHidden] = useState(false);
  if (photos.length === 0) return null;
  if (hidden) return <p className="text-ink-soft text-sm">{t('complaints.case.photos-hidden')}</p>;
  return (
    <ul className="case-photos">
      {photos.map((photo, index) => (
        <li key={photo.id}>
          <a href={addressOf(photo, 'full')} target="_blank" rel="noreferrer">
            <img
              src={addressOf(photo, 'thumb')}
              width={photo.width}
              height={photo.height}
              alt={t('complaints.case.photo-of', { label, number: index + 1 })}
              loading="lazy"
              onError={() => setHidden(true)}
            />
          </a>
        </li>
      ))}
    </ul>
  );
}

function addressOf({ id, key }: Photo, size: 'full' | 'thumb'): string {
  return `/api/files/${id}?size=${size}${key ? `&key=${key}` : ''}`;
}
