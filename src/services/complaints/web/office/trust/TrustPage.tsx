/** For administrators: who may look at confidential reporters, and what is held back until an officer has looked. */
import { useQuery } from '@tanstack/react-query';
import { LoadFailedPage } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LoadingState } from '../../../../../web/ui/base/progress.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { Appoint } from './Appoint.tsx';
import { ConfidantTable } from './ConfidantTable.tsx';
import { confidantsQuery, trustQuery } from './data.ts';
import { RulesForm } from './RulesForm.tsx';
import './trust.css';

export function Page() {
  const { t } = useTexts();
  const confidants = useQuery(confidantsQuery);
  const trust = useQuery(trustQuery);
  const waiting = <LoadingState label={t('kit.loading')} rows={3} />;
  return (
    <>
      <OfficeTitle
        title={t('complaints.desk.trust.admin.title')}
        note={t('complaints.desk.trust.admin.note')}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
        <section className="grid gap-4" aria-labelledby="trust-few">
          <h2 id="trust-few">{t('complaints.desk.trust.few.title')}</h2>
          <p>{t('complaints.desk.trust.few.note')}</p>
          {confidants.data ? (
            <ConfidantTable confidants={confidants.data.confidants} />
          ) : confidants.error ? (
            <LoadFailedPage error={confidants.error} retry={() => void confidants.refetch()} />
          ) : (
            waiting
          )}
          {trust.data && <Appoint today={trust.data.today} />}
        </section>
        <section className="grid gap-4" aria-labelledby="trust-rules">
          <h2 id="trust-rules">{t('complaints.desk.trust.rules.title')}</h2>
          <p>{t('complaints.desk.trust.rules.note')}</p>
          {trust.data ? (
            <RulesForm settings={trust.data} />
          ) : trust.error ? (
            <LoadFailedPage error={trust.error} retry={() => void trust.refetch()} />
          ) : (
            waiting
          )}
        </section>
      </div>
    </>
  );
}
