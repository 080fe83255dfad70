/** Everything of one report that the public could see, part by part, for its moderators. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from '../../../../../web/kit/navigation/params.ts';
import { NotYet } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { LinkButton } from '../../../../../web/ui/base/button.tsx';
import { OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import { keyOf, partsQuery } from './data.ts';
import { PartCard } from './PartCard.tsx';
import { useAsked } from './use-asked.tsx';
import './trust.css';

export function Page() {
  const { t } = useTexts();
  const { code = '' } = useParams();
  const { data, error, refetch } = useQuery(partsQuery(code));
  const { ask, dialog } = useAsked();
  return (
    <>
      <OfficeTitle
        title={t('complaints.desk.trust.parts.title')}
        note={data ? `${data.title} · ${data.code}` : code}
        actions={
          <LinkButton tone="second" icon="arrow-left" href={`/office/laporan/${encodeURIComponent(code)}`}>
            {t('complaints.desk.trust.parts.to-case')}
          </LinkButton>
        }
      />
      {data ? (
        <ol className="parts">
          {data.parts.map((part) => (
            <li key={keyOf(code, part)}>
              <PartCard code={data.code} part={part} onAsk={ask} />
            </li>
          ))}
        </ol>
      ) : (
        <NotYet error={error} retry={() => void refetch()} rows={5} />
      )}
      {dialog}
    </>
  );
}
