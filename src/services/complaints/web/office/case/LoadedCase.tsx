/** Fetches a case and keeps it true while it is on the screen: colleagues' acts appear by themselves. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ApiProblem } from '../../../../../web/kit/api/problem.ts';
import { useLive } from '../../../../../web/kit/live/live.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { EmptyState, Notice } from '../../../../../web/ui/base/feedback.tsx';
import type { WrittenAct } from '../acts/drafts.ts';
import { caseQuery } from '../desk-data.ts';
import { CaseView } from './CaseView.tsx';

type Props = {
  code: string;
  act: string | undefined;
  onAct: (act: WrittenAct | undefined) => void;
  onClose?: () => void;
  /** Ways on when the case cannot be shown. */
  wayBack: ReactNode;
};

export function LoadedCase({ code, act, onAct, onClose, wayBack }: Props) {
  const { t } = useTexts();
  const client = useQueryClient();
  const query = useQuery(caseQuery(code));
  useLive(['complaints.desk'], {
    onEvent: (event) => {
      if (event.subject === query.data?.code)
        void client.invalidateQueries({ queryKey: caseQuery(code).queryKey });
    },
  });
  const { data, error } = query;
  // It was open here a moment ago: passed on by oneself or by a colleague, and nothing is amiss.
  if (data && error instanceof ApiProblem && error.status === 403)
    return (
      <EmptyState title={t('complaints.desk.case.moved')} action={wayBack}>
        {t('complaints.desk.case.moved-text', { code: data.code })}
      </EmptyState>
    );
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 403))
    return (
      <EmptyState
        title={t(error.status === 404 ? 'complaints.desk.case.not-found' : 'complaints.desk.case.not-yours')}
        action={wayBack}
      >
        {error.detail}
      </EmptyState>
    );
  if (!data) return <NotYet error={error} retry={() => void query.refetch()} rows={4} />;
  return (
    <>
      {error && (
        <div className="mb-3">
          <Notice tone="warn">{t('complaints.desk.case.stale')}</Notice>
        </div>
      )}
      <CaseView item={data} act={act} onAct={onAct} onClose={onClose} />
    </>
  );
}
