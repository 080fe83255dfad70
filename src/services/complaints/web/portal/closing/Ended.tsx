/** How a report was closed: why it is not mended, what its photo proves, and the place before and after. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { PublicComplaint } from '../../../contract.ts';
import type { Photo } from '../../../rules/case-contract.ts';
import type { Closing } from '../../../rules/closing-contract.ts';
import { Photos } from '../case/Photos.tsx';

export function Ended({ view }: { view: PublicComplaint }) {
  const { t, formats } = useTexts();
  const proof = useProofWords();
  const { closing } = view;
  if (!closing) return null;
  const { reason, authority, plannedFor, said } = closing;
  const fact = (key: string, term: string, value: ReactNode) => (value ? [{ key, term, value }] : []);
  const facts = [
    ...fact('reason', t('complaints.closing.reason'), reason?.name),
    ...fact('authority', t('complaints.closing.authority'), authority),
    ...fact(
      'planned',
      t('complaints.closing.planned'),
      plannedFor && formats.date(`${plannedFor}T12:00:00Z`),
    ),
    ...fact('proof', t('complaints.closing.proof.title'), proof(closing)),
  ];
  const after = view.timeline.findLast(({ kind }) => kind === 'closed')?.photos[0];
  const before = view.photos[0];
  return (
    <>
      {said !== null && (
        <p className="font-semibold">
          {t(said ? 'complaints.closing.said.yes' : 'complaints.closing.said.no')}
        </p>
      )}
      {facts.length > 0 && <Facts facts={facts} />}
      {before && after && <Pair before={before} after={after} />}
    </>
  );
}

function Pair({ before, after }: { before: Photo; after: Photo }) {
  const { t } = useTexts();
  return (
    <section className="before-after" aria-label={t('complaints.closing.pair')}>
      {(
        [
          ['complaints.closing.before', before],
          ['complaints.closing.after', after],
        ] as const
      ).map(([key, photo]) => (
        <figure key={key}>
          <figcaption>{t(key)}</figcaption>
          <Photos photos={[photo]} label={t(key)} />
        </figure>
      ))}
    </section>
  );
}

/** What the photo proves, in a sentence; '' where there is nothing to say. */
function useProofWords() {
  const { t, formats } = useTexts();
  return ({ proof, metres, takenAt, whyAway, withoutPhoto }: Closing): string => {
    const far = metres ?? 0;
    switch (proof) {
      case 'place':
        return takenAt
          ? t('complaints.closing.proof.place', { metres: far, time: formats.dateTime(takenAt) })
          : t('complaints.closing.proof.place-no-time', { metres: far });
      case 'elsewhere':
        return t('complaints.closing.proof.elsewhere', { metres: far, why: whyAway ?? '' });
      case 'unplaced':
        return whyAway
          ? t('complaints.closing.proof.unplaced', { why: whyAway })
          : t('complaints.closing.proof.unknown-place');
      case 'none':
        return withoutPhoto ? t('complaints.step.without-photo', { reason: withoutPhoto }) : '';
      default:
        return '';
    }
  };
}
