/** What is on record of a paper: to be compared, line by line, with what stands on it. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Card, type Fact, Facts } from '../../../../web/ui/base/card.tsx';
import type { Verification } from '../../contract.ts';
import { noon } from './Verdict.tsx';

export function PaperFacts({ paper }: { paper: Verification }) {
  const { t, language, formats } = useTexts();
  const signing: Record<Verification['signing'], string> = {
    demo: t('documents.signing.demo'),
    bsre: t('documents.signing.bsre'),
    'by-hand': t('documents.signing.by-hand'),
  };
  const from = formats.date(noon(paper.validFrom));
  const facts: Fact[] = [
    {
      key: 'number',
      term: t('documents.fact.number'),
      value: <span className="break-words">{paper.number}</span>,
    },
    { key: 'agency', term: t('documents.fact.agency'), value: paper.agency[language] },
    {
      key: 'holder',
      term: t('documents.fact.holder'),
      value: paper.holder ?? t('documents.fact.holder-gone'),
    },
    {
      key: 'issued',
      term: t('documents.fact.issued'),
      value: paper.issuedAt ? formats.dateTime(paper.issuedAt) : t('documents.fact.not-issued'),
    },
    {
      key: 'valid',
      term: t('documents.fact.valid'),
      value: paper.validUntil
        ? t('documents.fact.valid-span', { from, until: formats.date(noon(paper.validUntil)) })
        : t('documents.fact.valid-from', { from }),
    },
    {
      key: 'signer',
      term: t('documents.fact.signer'),
      value: (
        <>
          {paper.signer.name}, {paper.signer.title}
          <span className="block text-ink-soft text-sm">{signing[paper.signing]}</span>
        </>
      ),
    },
    { key: 'code', term: t('documents.verify.code'), value: <span className="tabular">{paper.code}</span> },
  ];
  return (
    <Card title={paper.title[language]} level={2}>
      <p className="text-ink-soft mb-3">{t('documents.fact.compare')}</p>
      <Facts facts={facts} />
    </Card>
  );
}
