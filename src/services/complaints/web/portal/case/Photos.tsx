/** Photos of a report, small until pressed; one that may not be seen here says so instead of leaving a hole. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { Photo } from '../../../rules/case-contract.ts';

/** `concealed`: how many more there are that the public may not see. */
export function Photos({
  photos,
  label,
  concealed = 0,
}: {
  photos: Photo[];
  label: string;
  concealed?: number;
}) {
  const { t } = useTexts();
  const [hidden, setHidden] = useState(false);
  if (photos.length === 0 && concealed === 0) return null;
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
      {concealed > 0 && (
        <li className="photo-concealed">{t('complaints.trust.concealed', { count: concealed })}</li>
      )}
    </ul>
  );
}

function addressOf({ id, key }: Photo, size: 'full' | 'thumb'): string {
  return `/api/files/${id}?size=${size}${key ? `&key=${key}` : ''}`;
}
