/** A sheet for the counter: the service, what it takes in three lines, and a large code that opens the page on a phone. */
import { useQuery } from '@tanstack/react-query';
import { ApiProblem } from '../../../../web/kit/api/problem.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotFoundPage, NotYet } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, LinkButton } from '../../../../web/ui/base/button.tsx';
import type { Procedure } from '../../contract.ts';
import { procedureQuery } from '../queries.ts';
import { timeWords } from '../words.ts';
import { useQr } from './poster/use-qr.ts';
import './poster/poster.css';

export function Page() {
  const { t } = useTexts();
  const id = useParams().id ?? '';
  const { data, error, refetch } = useQuery(procedureQuery(id));
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />;
  return (
    <main id="isi" tabIndex={-1} className="poster-screen">
      <div className="poster-tools" data-print="no">
        <LinkButton tone="quiet" icon="arrow-left" href={`/layanan/${id}`}>
          {t('procedures.poster.back')}
        </LinkButton>
        <Button onClick={() => window.print()}>{t('procedures.print')}</Button>
      </div>
      {data ? <Poster procedure={data} /> : <NotYet error={error} retry={() => void refetch()} rows={4} />}
    </main>
  );
}

/** What fits on the sheet; the rest stands behind the code. */
const MOST_REQUIREMENTS = 8;

function Poster({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  const { city } = useSession();
  usePageTitle(procedure.title);
  const address = `${window.location.origin}/layanan/${procedure.id}`;
  const qr = useQr(address);
  const { requirements } = procedure;
  const more = requirements.length - MOST_REQUIREMENTS;
  return (
    <article className="poster">
      <p className="poster-city">{[city?.name, procedure.agency?.name].filter(Boolean).join(' · ')}</p>
      <h1>{procedure.title}</h1>
      <p className="poster-summary">{procedure.summary}</p>
      <div className="poster-code">
        {qr ? <img src={qr} alt={t('procedures.poster.qr', { title: procedure.title })} /> : <span />}
        <p>{t('procedures.poster.scan')}</p>
        <p className="poster-address">{address.replace(/^https?:\/\//, '')}</p>
      </div>
      <dl>
        <div>
          <dt>{t('procedures.fact.time')}</dt>
          <dd>{timeWords(t, procedure.time)}</dd>
        </div>
        <div>
          <dt>{t('procedures.fact.fee')}</dt>
          <dd>{procedure.fee}</dd>
        </div>
      </dl>
      {requirements.length > 0 && (
        <section>
          <h2>{t('procedures.component.requirements')}</h2>
          <ul>
            {requirements.slice(0, MOST_REQUIREMENTS).map(({ id, title, whenTold }) => (
              <li key={id}>
                {title}
                {whenTold && ` (${whenTold})`}
              </li>
            ))}
          </ul>
          {more > 0 && <p>{t('procedures.poster.more', { count: more })}</p>}
        </section>
      )}
    </article>
  );
}
