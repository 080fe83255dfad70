/** What is wrong with a draft, each with its place in words and what to do about it. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { placeName } from './boxes/words.ts';
import type { Fault } from './designer-data.ts';

type Props = { faults: readonly Fault[]; content: unknown; onGo?: (fault: Fault) => void };

/** Many at once frighten and help nobody: the others come up when these are mended. */
const MOST = 30;

export function Faults({ faults, content, onGo }: Props) {
  const { t } = useTexts();
  if (faults.length === 0) return <Notice tone="good">{t('designer.no-faults')}</Notice>;
  return (
    <section className="card grid gap-3" aria-labelledby="designer-faults">
      <h2 id="designer-faults">{t('designer.faults', { count: faults.length })}</h2>
      <ul className="grid gap-3">
        {faults.slice(0, MOST).map((fault) => (
          <li
            key={`${fault.file} ${fault.line} ${fault.path} ${fault.code}`}
            className="grid gap-1 border-line border-t pt-3"
          >
            <strong className="break-words">{placeName(t, fault.path, content) || fault.file}</strong>
            <span>{fault.problem}</span>
            <span>{fault.remedy}</span>
            <span className="text-ink-soft text-sm">
              {t('designer.line', { file: fault.file, line: fault.line })}
            </span>
            {onGo && (
              <span>
                <Button size="small" tone="quiet" onClick={() => onGo(fault)}>
                  {t('designer.go-there')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      {faults.length > MOST && (
        <p className="text-ink-soft">{t('designer.more-faults', { count: faults.length - MOST })}</p>
      )}
    </section>
  );
}
