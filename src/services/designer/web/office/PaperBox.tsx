/** A paper of the draft as PDF: a specimen with made-up answers, drawn when somebody asks for it. */
import { useEffect, useState } from 'react';
import { api } from '../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../web/kit/api/problem.ts';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../web/ui/base/field.tsx';
import { titleOf } from './boxes/schema.ts';
import { draftPath } from './designer-data.ts';

type Props = { id: string; seen: number; content: unknown; review?: boolean };

/** Papers that have a name, right or not: the city says what is wrong. */
function papersIn(content: unknown): { value: string; label: string }[] {
  const papers = (content as { papers?: unknown } | null)?.papers;
  if (!Array.isArray(papers)) return [];
  return papers.flatMap((paper: { id?: unknown } | null) =>
    typeof paper?.id === 'string' && paper.id ? [{ value: paper.id, label: titleOf(paper) ?? paper.id }] : [],
  );
}

export function PaperBox({ id, seen, content, review }: Props) {
  const { t } = useTexts();
  const papers = papersIn(content);
  const [chosen, setChosen] = useState('');
  const paper = papers.find(({ value }) => value === chosen) ?? papers[0];
  const { busy, failure, shown, draw } = useSpecimen(id, review);
  if (!paper)
    return <EmptyState title={t('designer.paper.none')}>{t('designer.paper.none-detail')}</EmptyState>;
  const fresh = shown?.paper === paper.value ? shown : undefined;
  return (
    <section className="card grid grid-cols-[minmax(0,1fr)] gap-3">
      <h3>{t('designer.paper.title')}</h3>
      <p className="text-ink-soft">{t('designer.paper.detail')}</p>
      {papers.length > 1 && (
        <Select
          label={t('designer.paper.which')}
          value={paper.value}
          options={papers}
          onChange={({ target }) => setChosen(target.value)}
        />
      )}
      <div>
        <Button
          tone="second"
          busy={busy}
          busyLabel={t('designer.paper.drawing')}
          onClick={() => void draw(paper.value, seen)}
        >
          {t(fresh ? 'designer.paper.again' : 'designer.paper.draw')}
        </Button>
      </div>
      <FormFailure failure={failure} />
      {fresh && fresh.seen !== seen && <Notice tone="warn">{t('designer.paper.old')}</Notice>}
      {fresh && (
        <>
          {navigator.pdfViewerEnabled && (
            <iframe
              className="designer-specimen"
              title={t('designer.paper.frame', { name: paper.label })}
              src={`${fresh.url}#toolbar=0&navpanes=0&view=FitH`}
            />
          )}
          <p role="status">
            <a href={fresh.url} target="_blank" rel="noreferrer">
              {t('designer.paper.open')}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

type Shown = { paper: string; seen: number; url: string };

function useSpecimen(id: string, review = false) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const [shown, setShown] = useState<Shown>();
  useEffect(() => {
    if (shown) return () => URL.revokeObjectURL(shown.url);
    return undefined;
  }, [shown]);
  const draw = async (paper: string, seen: number) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const path = `${draftPath(id)}/${review ? 'review/' : ''}papers/${encodeURIComponent(paper)}`;
      const pdf = await api.file(path, { timeout: 40_000 });
      setShown({ paper, seen, url: URL.createObjectURL(pdf) });
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, shown, draw };
}
