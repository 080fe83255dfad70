/** The service standard in its 14 components (Permenpan RB 15/2014): folded on the screen, whole on paper. */
import type { ReactNode } from 'react';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Link } from '../../../../../web/ui/base/link.tsx';
import { Section } from '../../../../../web/ui/portal/page.tsx';
import type { Procedure } from '../../../contract.ts';
import { timeWords, validityWords } from '../../words.ts';
import { FeeTable } from './FeeTable.tsx';
import { usePrinting } from './use-printing.ts';

export function Standard({ procedure }: { procedure: Procedure }) {
  const { t, formats } = useTexts();
  const printing = usePrinting();
  const { standard, papers } = procedure;
  const delivery: [title: string, content: ReactNode][] = [
    [t('procedures.component.requirements'), <Requirements key="1" procedure={procedure} />],
    [
      t('procedures.component.procedure'),
      <ol key="2" className="procedure-steps">
        {procedure.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>,
    ],
    [
      t('procedures.component.time'),
      <p key="3">
        {timeWords(t, procedure.time)}. {procedure.flow && t('procedures.time.counting')}
      </p>,
    ],
    [t('procedures.component.fee'), <FeeTable key="4" procedure={procedure} />],
    [
      t('procedures.component.product'),
      <div key="5">
        <p>{standard.product}</p>
        {papers.map((paper) => (
          <p key={paper.id}>
            {paper.title}: {validityWords(t, paper)}.
          </p>
        ))}
      </div>,
    ],
    [
      t('procedures.component.complaints'),
      <p key="6">
        {standard.complaints} <Link href="/lapor">{t('procedures.complain')}</Link>
      </p>,
    ],
  ];
  const making: [title: string, content: ReactNode][] = [
    [
      t('procedures.component.legal-basis'),
      <ul key="7" className="procedure-list">
        {standard.legalBasis.map(({ title, source }) => (
          <li key={title}>
            {title}
            {source && <Source source={source} />}
          </li>
        ))}
      </ul>,
    ],
    [t('procedures.component.facilities'), standard.facilities],
    [t('procedures.component.competence'), standard.competence],
    [t('procedures.component.supervision'), standard.supervision],
    [t('procedures.component.staff'), standard.staff],
    [t('procedures.component.guarantee'), standard.guarantee],
    [t('procedures.component.safety'), standard.safety],
    [t('procedures.component.evaluation'), standard.evaluation],
  ];
  return (
    <Section title={t('procedures.standard.title')}>
      <p className="text-ink-soft">
        {t('procedures.standard.version', {
          version: procedure.version,
          date: formats.date(`${procedure.from}T12:00:00Z`),
        })}{' '}
        <span data-print="no">
          <Link href={`/layanan/${procedure.id}/riwayat`}>{t('procedures.history.link')}</Link>
        </span>
      </p>
      <div className="standard">
        <h3>{t('procedures.standard.delivery')}</h3>
        {delivery.map(([title, content], index) => (
          <Component key={title} number={index + 1} title={title} open={printing}>
            {content}
          </Component>
        ))}
        <h3>{t('procedures.standard.making')}</h3>
        {making.map(([title, content], index) => (
          <Component key={title} number={delivery.length + index + 1} title={title} open={printing}>
            {content}
          </Component>
        ))}
      </div>
    </Section>
  );
}

type ComponentProps = { number: number; title: string; open: boolean; children: ReactNode };

function Component({ number, title, open, children }: ComponentProps) {
  // On paper it is opened by force; afterwards the browser keeps what the reader had opened.
  return (
    <details {...(open ? { open } : {})} className="standard-part">
      <summary>
        {number}. {title}
      </summary>
      <div className="standard-body">{typeof children === 'string' ? <p>{children}</p> : children}</div>
    </details>
  );
}

function Source({ source }: { source: string }) {
  return /^https?:\/\//.test(source) ? (
    <>
      {' '}
      <a href={source} rel="noopener">
        {new URL(source).host}
      </a>
    </>
  ) : (
    <span className="block text-ink-soft text-sm">{source}</span>
  );
}

function Requirements({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  if (procedure.requirements.length === 0) return <p>{t('procedures.need.nothing')}</p>;
  return (
    <ol className="procedure-list">
      {procedure.requirements.map(({ id, title, help, when, whenTold }) => (
        <li key={id}>
          {title}
          {(when || whenTold) && (
            <strong className="block">{whenTold ?? t('procedures.need.sometimes')}</strong>
          )}
          {help && <span className="block text-ink-soft text-sm">{help}</span>}
        </li>
      ))}
    </ol>
  );
}
