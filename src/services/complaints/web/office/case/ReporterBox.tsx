/** Who reported: shown only when asked for, because every look is written down and the reporter may read that. */
import { useState } from 'react';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FieldError } from '../../../../../web/ui/base/field.tsx';
import type { DeskComplaint, Reporter } from '../../../rules/desk-contract.ts';
import { IdentityBox } from '../trust/IdentityBox.tsx';
import { ReporterFacts } from './ReporterFacts.tsx';

export function ReporterBox({ item }: { item: DeskComplaint }) {
  return item.confidential ? <IdentityBox item={item} /> : <Known item={item} />;
}

function Known({ item }: { item: DeskComplaint }) {
  const { t } = useTexts();
  const [reporter, setReporter] = useState<Reporter>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const show = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      setReporter(await api.get<Reporter>(`/api/desk/complaints/${encodeURIComponent(item.code)}/reporter`));
    } catch (error) {
      setFailure(problemWords(error).detail);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="reporter" aria-labelledby="case-reporter" data-print="no">
      <h3 id="case-reporter">{t('complaints.desk.reporter.title')}</h3>
      {!item.hasReporter ? (
        <p>{t(item.anonymous ? 'complaints.desk.reporter.anonymous' : 'complaints.desk.reporter.none')}</p>
      ) : !item.may.includes('reporter') ? (
        <p>{t('complaints.desk.reporter.not-yours')}</p>
      ) : reporter ? (
        <ReporterFacts reporter={reporter} onHide={() => setReporter(undefined)} />
      ) : (
        <>
          <p className="text-sm">{t('complaints.desk.reporter.logged')}</p>
          {failure && <FieldError>{failure}</FieldError>}
          <Button
            tone="second"
            size="small"
            icon="person"
            busy={busy}
            busyLabel={t('kit.loading')}
            onClick={() => void show()}
          >
            {t('complaints.desk.reporter.show')}
          </Button>
        </>
      )}
    </section>
  );
}
