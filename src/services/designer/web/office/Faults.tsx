/** What is wrong with a draft, each with its place and what to do about it. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import type { Fault } from './designer-data.ts';

const PANE_OF: Record<string, string> = {
  'form.yaml': 'formulir',
  'workflow.yaml': 'alur',
  'papers.yaml': 'dokumen',
};

export function Faults({
  faults,
  onGo,
}: {
  faults: readonly Fault[];
  onGo?: (pane: string | undefined) => void;
}) {
  const { t } = useTexts();
  if (faults.length === 0) return <Notice tone="good">{t('designer.no-faults')}</Notice>;
  return (
    <section className="card grid gap-3" aria-labelledby="designer-faults">
      <h2 id="designer-faults">{t('designer.faults', { count: faults.length })}</h2>
      <ul className="grid gap-3">
        {faults.map((fault) => (
          <li
            key={`${fault.file} ${fault.line} ${fault.path} ${fault.code}`}
            className="grid gap-1 border-line border-t pt-3"
          >
            <strong className="break-words">{fault.path || fault.file}</strong>
            <span>{fault.problem}</span>
            <span>{fault.remedy}</span>
            <span className="text-ink-soft text-sm">
              {t('designer.line', { file: fault.file, line: fault.line })}
            </span>
            {onGo && (
              <span>
                <Button size="small" tone="quiet" onClick={() => onGo(PANE_OF[fault.file])}>
                  {t('designer.go-there')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
