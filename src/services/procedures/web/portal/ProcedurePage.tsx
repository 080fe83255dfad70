/** One service as the city promises it: what it is, what it takes, what it costs, and the whole standard to read or print. */
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { NotFoundPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { LoadingState } from '../../../../web/ui/base/progress.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import type { Procedure } from '../../contract.ts';
import { procedureQuery } from '../queries.ts';
import { Easy } from './procedure/Easy.tsx';
import { useEasy } from './procedure/easy-mode.ts';
import { Facts } from './procedure/Facts.tsx';
import { Flow } from './procedure/Flow.tsx';
import { Standard } from './procedure/Standard.tsx';
import { Tools } from './procedure/Tools.tsx';
import { Ways } from './procedure/Ways.tsx';
import './procedure/procedure.css';

/** It brings the rules of expressions with it: the page itself is there before. */
const Need = lazy(async () => ({ default: (await import('./procedure/Need.tsx')).Need }));

export function Page() {
  const id = useParams().id ?? '';
  const { data, error, refetch } = useQuery(procedureQuery(id));
  if (data) return <Shown procedure={data} />;
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  return <NotYet error={error} retry={() => void refetch()} rows={5} />;
}

function Shown({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  const { easy, setEasy } = useEasy();
  usePageTitle(procedure.title);
  return (
    <div className={easy ? 'procedure procedure-easy' : 'procedure'}>
      <PageFrame
        title={procedure.title}
        lead={procedure.summary}
        back={{ href: '/layanan', label: t('procedures.list.title') }}
      >
        <label className="check procedure-easy-switch" data-print="no">
          <input type="checkbox" checked={easy} onChange={(event) => setEasy(event.target.checked)} />
          <span>{t('procedures.easy.switch')}</span>
        </label>
        <Ways procedure={procedure} />
        {easy && <Easy procedure={procedure} />}
        <Facts procedure={procedure} />
        <Suspense fallback={<LoadingState label={t('kit.loading')} rows={3} />}>
          <Need key={procedure.id} procedure={procedure} />
        </Suspense>
        {!easy && <Flow procedure={procedure} />}
        <Standard procedure={procedure} />
        <Tools procedure={procedure} />
      </PageFrame>
    </div>
  );
}
