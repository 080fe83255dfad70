/** What must be known before anything is done: this is a task of a report, or agencies sent it back and forth. */
import './work.css';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { CaseLink } from '../merge/MergedInto.tsx';
import { Photos } from '../Photos.tsx';

export function WorkNotices({ item }: { item: DeskComplaint }) {
  return (
    <>
      <Parent item={item} />
      <Dispute item={item} />
    </>
  );
}

function Parent({ item }: { item: DeskComplaint }) {
  const { t } = useTexts();
  const { parent } = item.work;
  if (!parent) return null;
  return (
    <Notice
      title={
        <>
          {t('complaints.work.parent')}{' '}
          {parent.within ? <CaseLink code={parent.code} /> : <span className="tabular">{parent.code}</span>}
        </>
      }
    >
      <p>{t('complaints.work.parent.note')}</p>
      <p className="field-label mt-2">{t('complaints.work.parent.said')}</p>
      <p className="whitespace-pre-line break-words">{parent.description}</p>
      {parent.place && <p className="text-ink-soft">{parent.place}</p>}
      <Photos photos={parent.photos} />
    </Notice>
  );
}

function Dispute({ item }: { item: DeskComplaint }) {
  const { t, formats } = useTexts();
  const { dispute, transfers } = item.work;
  if (!dispute) return null;
  const why = {
    'back-and-forth': t('complaints.work.dispute.returned'),
    many: t('complaints.work.dispute.many'),
    'new-facts': t('complaints.work.dispute.new-facts', { facts: dispute.facts ?? '' }),
  }[dispute.why];
  return (
    <Notice tone={dispute.decided ? 'info' : 'warn'} title={t('complaints.work.dispute.title')}>
      {dispute.decided ? (
        <p>
          {t('complaints.work.dispute.decided', {
            name: dispute.decided.by,
            agency: dispute.decided.agency.name,
            time: formats.dateTime(dispute.decided.at),
            reason: dispute.decided.reason,
          })}
        </p>
      ) : (
        <>
          <p>{why}</p>
          <p>{t('complaints.work.dispute.waiting')}</p>
        </>
      )}
      {transfers.length > 0 && (
        <>
          <p className="field-label mt-2">{t('complaints.work.dispute.moves')}</p>
          <ul className="list-disc pl-5">
            {transfers.map((one) => (
              <li key={one.at + one.to.id}>
                {t('complaints.work.dispute.move', {
                  from: one.from.name,
                  to: one.to.name,
                  time: formats.dateTime(one.at),
                })}
                {one.why && <span className="block text-ink-soft text-sm">{one.why}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
