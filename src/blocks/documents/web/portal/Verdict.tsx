/** One sentence on top: may this paper be trusted? Always a mark, a word and a reason. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Notice, type Tone } from '../../../../web/ui/base/feedback.tsx';
import type { Verification } from '../../contract.ts';

/** Noon of a date, so that no zone makes it the day before. */
export const noon = (date: string): Date => new Date(`${date}T05:00:00Z`);

const tones: Record<Verification['standing'], Tone> = {
  valid: 'good',
  'not-yet-valid': 'warn',
  pending: 'warn',
  expired: 'warn',
  replaced: 'warn',
  revoked: 'bad',
};

export function Verdict({ paper }: { paper: Verification }) {
  const { t, formats } = useTexts();
  const words: Record<Verification['standing'], [title: string, detail: string]> = {
    valid: [t('documents.verdict.valid'), t('documents.verdict.valid-detail')],
    'not-yet-valid': [
      t('documents.verdict.not-yet-valid'),
      t('documents.verdict.not-yet-valid-detail', { date: formats.date(noon(paper.validFrom)) }),
    ],
    pending: [t('documents.verdict.pending'), t('documents.verdict.pending-detail')],
    expired: [
      t('documents.verdict.expired'),
      t('documents.verdict.expired-detail', {
        date: paper.validUntil ? formats.date(noon(paper.validUntil)) : '',
      }),
    ],
    replaced: [
      t('documents.verdict.replaced'),
      t('documents.verdict.replaced-detail', { number: paper.replacedBy ?? '' }),
    ],
    revoked: [
      t('documents.verdict.revoked'),
      t('documents.verdict.revoked-detail', {
        date: paper.revokedAt ? formats.date(paper.revokedAt) : '',
        reason: paper.revokedReason ?? '',
      }),
    ],
  };
  const [title, detail] = words[paper.standing];
  return (
    <>
      <Notice tone={tones[paper.standing]} title={title}>
        {detail}
      </Notice>
      <Fictional paper={paper} />
    </>
  );
}

/** Once the file at hand was found to be another one, nothing green stands above it: the record speaks of the genuine paper only. */
export function FileVerdict({ paper, name }: { paper: Verification; name: string }) {
  const { t } = useTexts();
  return (
    <>
      <Notice tone="bad" title={t('documents.verdict.other-file')}>
        <p>{t('documents.verdict.other-file-detail', { number: paper.number })}</p>
        <p className="break-all text-sm">{name}</p>
      </Notice>
      {paper.standing === 'valid' ? <Fictional paper={paper} /> : <Verdict paper={paper} />}
    </>
  );
}

function Fictional({ paper }: { paper: Verification }) {
  const { t } = useTexts();
  return (
    <>
      {paper.fictional && (
        <Notice tone="warn" title={t('documents.verdict.fictional')}>
          {t('documents.verdict.fictional-detail')}
        </Notice>
      )}
    </>
  );
}
