/** How a procedure changed: each version with its first day and what became different. */
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { NotFoundPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import type { Change, History } from '../../contract.ts';
import { changeWords, valueWords } from '../change-words.ts';
import { historyQuery } from '../queries.ts';
import './procedure/procedure.css';

export function Page() {
  const id = useParams().id ?? '';
  const { data, error, refetch } = useQuery(historyQuery(id));
  if (data) return <Shown history={data} />;
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  return <NotYet error={error} retry={() => void refetch()} rows={3} />;
}

const states = {
  planned: 'procedures.history.planned',
  'in-force': 'procedures.history.in-force',
  past: 'procedures.history.past',
} as const;

function Shown({ history }: { history: History }) {
  const { t, formats } = useTexts();
  const title = t('procedures.history.title', { title: history.title });
  usePageTitle(title);
  return (
    <PageFrame
      title={title}
      lead={t('procedures.history.lead')}
      back={{ href: `/layanan/${history.id}`, label: history.title }}
      width="narrow"
    >
      <ol className="history-list">
        {history.versions.map(({ version, from, state, says, changes }) => (
          <li key={version} className="card grid gap-2">
            <h2>{t('procedures.history.version', { version, date: formats.date(`${from}T12:00:00Z`) })}</h2>
            <p>
              <Badge tone={state === 'in-force' ? 'good' : 'calm'}>{t(states[state])}</Badge>
            </p>
            <p>{says}</p>
            {changes.length > 0 && (
              <details>
                <summary>{t('procedures.history.changes', { count: changes.length })}</summary>
                <ul className="procedure-list mt-2">
                  {changes.map((change) => (
                    <li key={`${change.part} ${change.kind} ${change.before} ${change.after}`}>
                      <OneChange change={change} />
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ol>
    </PageFrame>
  );
}

function OneChange({ change }: { change: Change }) {
  const { t } = useTexts();
  const { before, after } = change;
  return (
    <div className="history-change">
      <span>{changeWords(t, change)}</span>
      {before !== null && before !== after && (
        <span>
          {t('procedures.history.before')} <del>{valueWords(t, change.part, before)}</del>
        </span>
      )}
      {after !== null && (
        <span>
          {before !== null && before !== after && t('procedures.history.after')}{' '}
          <ins>{valueWords(t, change.part, after)}</ins>
        </span>
      )}
    </div>
  );
}
