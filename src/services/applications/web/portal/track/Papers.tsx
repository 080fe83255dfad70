/** The papers that were issued: to open, and to have checked by anybody. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../../web/ui/base/badge.tsx';
import { ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Section } from '../../../../../web/ui/portal/page.tsx';
import type { MyApplication } from '../../../contract.ts';
import { paperWords } from '../../paper-words.ts';

type Paper = MyApplication['papers'][number];

export function Papers({ papers }: { papers: Paper[] }) {
  const { t, formats } = useTexts();
  if (papers.length === 0) return null;
  return (
    <Section title={t('applications.paper.title')}>
      {papers.map((paper) => (
        <article key={paper.id} className="card gap-3">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <h3>{paper.title}</h3>
            <Badge tone={paper.state === 'ready' ? 'good' : paper.state === 'revoked' ? 'bad' : 'warn'}>
              {t(paperWords[paper.state])}
            </Badge>
          </div>
          {paper.number && (
            <p className="tabular">{t('applications.paper.number', { number: paper.number })}</p>
          )}
          <p className="text-ink-soft">
            {[
              paper.issuedAt && t('applications.paper.issued', { date: formats.date(paper.issuedAt) }),
              paper.validUntil &&
                t('applications.paper.valid-until', { date: formats.date(`${paper.validUntil}T12:00:00Z`) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <ButtonRow>
            {paper.href && (
              <a
                className="button"
                data-tone={paper.revoked ? 'second' : 'first'}
                href={paper.href}
                target="_blank"
                rel="noreferrer"
              >
                {t('applications.paper.open')}
              </a>
            )}
            {paper.verify && (
              <LinkButton href={`/periksa/${paper.verify}`} tone="second">
                {t('applications.paper.verify')}
              </LinkButton>
            )}
          </ButtonRow>
        </article>
      ))}
    </Section>
  );
}

/** On top of the page: what was granted holds no longer. */
export function TakenBack({ papers }: { papers: Paper[] }) {
  const { t, formats } = useTexts();
  return papers.map(
    ({ id, title, revoked }) =>
      revoked && (
        <Notice key={id} tone="bad" title={t('applications.paper.taken-back', { paper: title })}>
          <p>{t('applications.paper.taken-back-on', { date: formats.date(revoked.at) })}</p>
          <p className="whitespace-pre-line">{revoked.reason}</p>
          <p>{t('applications.paper.taken-back-object')}</p>
        </Notice>
      ),
  );
}
