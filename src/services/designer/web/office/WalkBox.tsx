/** Running the walk over a draft and reading what it found. */
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { placeName } from './boxes/words.ts';
import { draftPath, type Walked } from './designer-data.ts';

type Props = { id: string; seen: number; right: boolean; content: unknown; review?: boolean };

export function WalkBox({ id, seen, right, content, review }: Props) {
  const { t } = useTexts();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [result, setResult] = useState<{ of: number; walked: Walked }>();
  const walked = result?.of === seen ? result.walked : undefined;
  const run = useCallback(async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const path = `${draftPath(id)}/${review ? 'review/walk' : 'walk'}`;
      setResult({ of: seen, walked: await api.post<Walked>(path, {}, { timeout: 60_000 }) });
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  }, [id, seen, review]);
  // Nobody agrees to what was not walked: for the second person it begins by itself.
  useEffect(() => {
    if (review && right) void run();
  }, [review, right, run]);
  return (
    <section className="card grid gap-3">
      <h2>{t('designer.walk')}</h2>
      <p className="text-ink-soft">{t('designer.walk-detail')}</p>
      <div>
        <Button
          tone="second"
          disabled={!right}
          busy={busy}
          busyLabel={t('designer.walking')}
          onClick={() => void run()}
        >
          {t('designer.walk-run')}
        </Button>
      </div>
      <FormFailure failure={failure} />
      {walked?.outcome === 'too-long' && <Notice tone="bad">{t('designer.walk-too-long')}</Notice>}
      {walked?.outcome === 'walked' && walked.findings.length === 0 && (
        <Notice tone="good" live="polite">
          {t('designer.walk-right', { answers: walked.answers, cases: walked.cases })}
        </Notice>
      )}
      {walked && walked.findings.length > 0 && (
        <ul className="grid gap-3" role="status">
          {walked.findings.map((finding) => (
            <li key={`${finding.path} ${finding.code}`} className="grid gap-1 border-line border-t pt-3">
              <strong className="break-words">{placeName(t, finding.path, content)}</strong>
              <span>{finding.problem}</span>
              <span>{finding.remedy}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
