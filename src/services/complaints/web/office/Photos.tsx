/** Photos of a case as small pictures that open large, one after the other. */
import { useState } from 'react';
import type { TextKey } from '../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Dialog } from '../../../../web/ui/office/dialog.tsx';
import type { Photo } from '../../rules/case-contract.ts';

/** Address of a stored photo. */
export function photoUrl(id: string, size: 'thumb' | 'full' = 'thumb'): string {
  return `/api/files/${id}?size=${size}`;
}

const stateWords: Record<NonNullable<Photo['state']>, TextKey> = {
  held: 'complaints.desk.trust.state.held',
  hidden: 'complaints.desk.trust.state.hidden',
  redacted: 'complaints.desk.trust.state.redacted',
};

export function Photos({ photos: all }: { photos: Photo[] }) {
  const { t } = useTexts();
  const [shown, setShown] = useState<number>();
  // A hidden one is looked at on record, on the page of moderation.
  const photos = all.filter(({ state }) => state !== 'hidden');
  const hidden = all.length - photos.length;
  if (all.length === 0) return null;
  const photo = shown === undefined ? undefined : photos[shown];
  const nameOf = (index: number) =>
    t('complaints.desk.photo.name', { number: index + 1, total: photos.length });
  return (
    <>
      <ul className="case-photos">
        {photos.map((one, index) => (
          <li key={one.id}>
            <button type="button" onClick={() => setShown(index)}>
              <img src={photoUrl(one.id)} alt={nameOf(index)} loading="lazy" width={160} height={120} />
            </button>
            {one.state && <p className="text-ink-soft text-sm">{t(stateWords[one.state])}</p>}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <p className="text-ink-soft text-sm">{t('complaints.desk.trust.photos-hidden', { count: hidden })}</p>
      )}
      <Dialog
        open={photo !== undefined}
        onClose={() => setShown(undefined)}
        title={shown === undefined ? '' : nameOf(shown)}
        closeLabel={t('kit.close')}
        size="wide"
        actions={
          photos.length > 1 && shown !== undefined ? (
            <>
              <Button
                tone="second"
                icon="arrow-left"
                onClick={() => setShown((shown + photos.length - 1) % photos.length)}
              >
                {t('complaints.desk.photo.previous')}
              </Button>
              <Button tone="second" icon="arrow-right" onClick={() => setShown((shown + 1) % photos.length)}>
                {t('complaints.desk.photo.next')}
              </Button>
            </>
          ) : undefined
        }
      >
        {photo && shown !== undefined && (
          <img
            className="case-photo-large"
            src={photoUrl(photo.id, 'full')}
            alt={nameOf(shown)}
            width={photo.width}
            height={photo.height}
          />
        )}
      </Dialog>
    </>
  );
}
