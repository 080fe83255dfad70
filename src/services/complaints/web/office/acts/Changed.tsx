/** Tells what others did to a case while an officer was writing, and that nothing typed is lost. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { Entry } from '../../../rules/case-contract.ts';
import { stepOf, whoOf } from '../words.ts';

/** `open`: whether the act that is being written can still be done. */
export function Changed({ entries, open }: { entries: Entry[]; open: boolean }) {
  const { t, formats } = useTexts();
  return (
    <Notice tone="warn" live="assertive" title={t('complaints.desk.changed.title')}>
      <ul className="list-disc pl-5">
        {entries.map((entry) => (
          <li key={entry.id}>
            {t('complaints.desk.changed.line', {
              who: whoOf(t, entry),
              what: stepOf(t, entry).title,
              time: formats.time(entry.at),
            })}
            {entry.text && <q className="block text-sm">{entry.text}</q>}
          </li>
        ))}
      </ul>
      <p>{open ? t('complaints.desk.changed.again') : t('complaints.desk.changed.shut')}</p>
    </Notice>
  );
}
