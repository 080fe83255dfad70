/** Who reported in confidence: only for an officer named for it, with a reason, and counted for the reporter. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FieldError, Select } from '../../../../../web/ui/base/field.tsx';
import type { DeskComplaint, Reporter } from '../../../rules/desk-contract.ts';
import { LOOK_REASONS } from '../../../rules/trust-contract.ts';
import { ReporterFacts } from '../case/ReporterFacts.tsx';
import { renewCase } from '../desk-data.ts';
import { lookWords } from './data.ts';

export function IdentityBox({ item }: { item: DeskComplaint }) {
  const { t } = useTexts();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const [reporter, setReporter] = useState<Reporter>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const look = async () => {
    if (!reason) {
      setFailure(t('complaints.desk.trust.look.choose'));
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      const path = `/api/desk/complaints/${encodeURIComponent(item.code)}/identity`;
      setReporter(await api.post<Reporter>(path, { reason }));
      // This look counts as well.
      void renewCase(client, item.code);
    } catch (error) {
      setFailure(problemWords(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="reporter" aria-labelledby="case-reporter" data-print="no">
      <h3 id="case-reporter">{t('complaints.desk.trust.look.title')}</h3>
      <p className="text-sm">{t('complaints.desk.trust.look.lead')}</p>
      <p className="text-ink-soft text-sm">{t('complaints.desk.trust.look.count', { count: item.looks })}</p>
      {!item.may.includes('identity') ? (
        <p>{t('complaints.desk.trust.look.not-named')}</p>
      ) : reporter ? (
        <ReporterFacts reporter={reporter} onHide={() => setReporter(undefined)} />
      ) : (
        <>
          <Select
            label={t('complaints.desk.trust.look.why')}
            empty={t('complaints.desk.trust.look.choose')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            options={LOOK_REASONS.map((one) => ({ value: one, label: t(lookWords[one]) }))}
          />
          {failure && <FieldError>{failure}</FieldError>}
          <Button
            tone="second"
            size="small"
            icon="person"
            busy={busy}
            busyLabel={t('kit.loading')}
            onClick={() => void look()}
          >
            {t('complaints.desk.trust.look.open')}
          </Button>
        </>
      )}
    </section>
  );
}
