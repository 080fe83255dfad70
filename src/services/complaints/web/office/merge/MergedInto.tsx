/** On a merged case: which one goes on for it, and the way back. */
import { useState } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Link } from '../../../../../web/ui/base/link.tsx';
import type { DeskComplaint } from '../../../rules/desk-contract.ts';
import { useMerge } from './use-merge.ts';
import './merge.css';

export function MergedInto({ item }: { item: DeskComplaint }) {
  const { t } = useTexts();
  const { undo } = useMerge();
  const [busy, setBusy] = useState(false);
  const { mergedInto, speaksFor } = item;
  if (item.state !== 'merged' || !mergedInto) return null;
  const back = async () => {
    setBusy(true);
    await undo(item.code, mergedInto, item.version);
    setBusy(false);
  };
  return (
    <Notice
      title={
        <>
          {t('complaints.desk.merge.into')} <CaseLink code={mergedInto} />
        </>
      }
    >
      <p>{t('complaints.desk.merge.into-note')}</p>
      {speaksFor && speaksFor !== mergedInto && (
        <p>
          {t('complaints.desk.merge.speaks')} <CaseLink code={speaksFor} />
        </p>
      )}
      {item.may.includes('unmerge') && (
        <div className="mt-2" data-print="no">
          <Button
            tone="second"
            size="small"
            busy={busy}
            busyLabel={t('complaints.desk.sending')}
            onClick={() => void back()}
          >
            {t('complaints.desk.merge.undo')}
          </Button>
        </div>
      )}
    </Notice>
  );
}

/** Leads to the case on its own page. */
export function CaseLink({ code }: { code: string }) {
  return (
    <Link className="tabular whitespace-nowrap" href={`/office/laporan/${encodeURIComponent(code)}`}>
      {code}
    </Link>
  );
}
