/** How the case was closed: what it proves, why it is not mended, and what those who reported say. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Facts } from '../../../../../web/ui/base/card.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';

export function ClosingBox({ item }: { item: DeskComplaint }) {
  const { t, formats } = useTexts();
  const { closing } = item;
  if (!closing) return null;
  const { metres, takenAt, withoutPhoto, whyAway, reason, authority, plannedFor } = closing;
  const place =
    metres === null
      ? t('complaints.desk.closing.no-place')
      : takenAt
        ? t('complaints.desk.closing.taken-at', { metres, time: formats.dateTime(takenAt) })
        : t('complaints.desk.closing.taken-metres', { metres });
  const proof =
    closing.proof === 'none'
      ? withoutPhoto && t('complaints.desk.closing.no-photo', { reason: withoutPhoto })
      : closing.proof === 'unmeasured'
        ? t('complaints.desk.closing.shot.unmeasured')
        : [place, whyAway].filter(Boolean).join(' · ');
  const spoken = closing.confirmed + closing.denied > 0;
  const facts = [
    reason && { key: 'reason', term: t('complaints.desk.closing.reason'), value: reason.name },
    authority && { key: 'authority', term: t('complaints.desk.closing.authority'), value: authority },
    plannedFor && {
      key: 'planned',
      term: t('complaints.desk.closing.planned'),
      value: formats.longDate(`${plannedFor}T12:00:00Z`),
    },
    proof && { key: 'proof', term: t('complaints.desk.closing.fact.proof'), value: proof },
    // Who reported speaks about the report, never about a task under it.
    !item.taskOf &&
      (spoken || closing.silentAt) && {
        key: 'said',
        term: t('complaints.desk.closing.fact.reporter'),
        value: spoken
          ? t('complaints.desk.closing.fact.said', { confirmed: closing.confirmed, denied: closing.denied })
          : t('complaints.desk.closing.fact.waits', {
              date: formats.date(closing.silentAt ?? closing.until),
            }),
      },
  ];
  return (
    <section aria-labelledby="case-closing">
      <h3 id="case-closing">{t('complaints.desk.closing.facts')}</h3>
      <Facts facts={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
    </section>
  );
}
