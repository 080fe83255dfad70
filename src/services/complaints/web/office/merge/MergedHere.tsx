/** What was merged into a case, directly or through another report, each with its way back. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { CaseLink } from './MergedInto.tsx';
import { useMerge } from './use-merge.ts';
import './merge.css';

/** Acts that only who triages the case is offered, whatever its state. */
const TRIAGE = ['merge', 'unmerge', 'reopen'];

export function MergedHere({ item }: { item: DeskComplaint }) {
  const { t, formats } = useTexts();
  const { undo, renew } = useMerge();
  const [busy, setBusy] = useState<string>();
  if (item.merged.length === 0) return null;
  const triages = TRIAGE.some((act) => item.may.includes(act));
  const back = async (code: string, into: string) => {
    setBusy(code);
    await undo(code, into);
    // Merged through another: that one was renewed, this page shows both.
    if (into !== item.code) await renew([item.code]);
    setBusy(undefined);
  };
  return (
    <section aria-labelledby="case-merged">
      <h3 id="case-merged">{t('complaints.desk.merge.here', { count: item.merged.length })}</h3>
      <ul className="merged-list">
        {item.merged.map(({ code, title, into, openedAt }) => (
          <li key={code}>
            <div className="min-w-0">
              <CaseLink code={code} />
              <div className="break-words">{title}</div>
              <div className="text-ink-soft text-sm">
                {[
                  t('complaints.desk.merge.reported', { day: formats.date(openedAt) }),
                  ...(into === item.code ? [] : [t('complaints.desk.merge.through', { code: into })]),
                ].join(' · ')}
              </div>
            </div>
            {triages && (
              <Button
                tone="quiet"
                size="small"
                data-print="no"
                busy={busy === code}
                busyLabel={t('complaints.desk.sending')}
                aria-label={t('complaints.desk.merge.undo-one', { code })}
                onClick={() => void back(code, into)}
              >
                {t('complaints.desk.merge.undo')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
