/** The papers that this application brought forth. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import type { DeskApplication } from '../../../rules/desk-contract.ts';
import { paperWords } from '../../paper-words.ts';

export function PaperList({ papers }: { papers: DeskApplication['papers'] }) {
  const { t, formats } = useTexts();
  if (papers.length === 0) return null;
  return (
    <section className="card grid gap-3">
      <h2>{t('applications.desk.papers')}</h2>
      {papers.map((paper) => (
        <article key={paper.id} className="grid gap-1">
          <p className="font-semibold">{paper.title}</p>
          <p>{t(paperWords[paper.state])}</p>
          {paper.number && (
            <p className="tabular">{t('applications.paper.number', { number: paper.number })}</p>
          )}
          {paper.issuedAt && (
            <p className="text-ink-soft text-sm">
              {t('applications.paper.issued', { date: formats.date(paper.issuedAt) })}
            </p>
          )}
          {paper.href && (
            <a href={paper.href} target="_blank" rel="noreferrer">
              {t('applications.paper.open')}
            </a>
          )}
        </article>
      ))}
    </section>
  );
}
