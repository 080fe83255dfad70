/** Above the inbox while reports are picked: how many, all of the view, and on to the step. */
import { useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { MOST_ITEMS } from '../../../rules/bulk-contract.ts';
import type { DeskFilters } from '../desk-data.ts';
import { allOfView, setPicks, usePicks } from './picks.ts';
import './tools.css';

export const BULK_PATH = '/office/sekaligus';

export function PickBar({ filters, onEnd }: { filters: DeskFilters; onEnd: () => void }) {
  const { t } = useTexts();
  const say = useToast();
  const picks = usePicks();
  const [busy, setBusy] = useState(false);
  const all = async () => {
    setBusy(true);
    try {
      setPicks(await allOfView(filters));
    } catch (error) {
      say({ tone: 'bad', text: problemWords(error).detail });
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="pick-bar" aria-label={t('complaints.tools.bulk.title')}>
      <p role="status" className="font-semibold">
        {t('complaints.tools.bulk.picked', { count: picks.length })}
      </p>
      <Button tone="quiet" size="small" busy={busy} busyLabel={t('kit.loading')} onClick={() => void all()}>
        {t('complaints.tools.bulk.pick-all', { most: MOST_ITEMS })}
      </Button>
      {picks.length > 0 && (
        <Button tone="quiet" size="small" onClick={() => setPicks([])}>
          {t('complaints.tools.bulk.pick-none')}
        </Button>
      )}
      <Button tone="quiet" size="small" onClick={onEnd}>
        {t('complaints.tools.bulk.pick-end')}
      </Button>
      <Button size="small" disabled={picks.length === 0} onClick={() => navigate(BULK_PATH)}>
        {t('complaints.tools.bulk.go')}
      </Button>
    </section>
  );
}
