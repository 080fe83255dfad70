/** What is wrong with a draft, each with its place in words and what to do about it. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../web/ui/base/feedback.tsx';
import { placeName } from './boxes/words.ts';
import type { Fault } from './designer-data.ts';

type Props = { faults: readonly Fault[]; content: unknown; onGo?: (fault: Fault) => void };

/** Many at once frighten and help nobody: the others come up when these are mended. */
const MOST = 30;

const TONGUES: Readonly<Record<string, string>> = {
  id: 'Bahasa Indonesia',
  en: 'English',
  jv: 'Basa Jawa',
  zh: '中文',
};
const parentOf = (path: string) => path.replace(/\.[a-z]+$/, '');

/** Whether words in four languages stand at a place, and not a thing with a name of its own. */
function areWords(content: unknown, path: string): boolean {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  const held = steps.reduce<unknown>((one, step) => (one as Record<string, unknown> | null)?.[step], content);
  return typeof held === 'object' && held !== null && ('en' in held || !('title' in held || 'by' in held));
}

/** Words that are missing in several languages are one thing to do. */
function together(faults: readonly Fault[], content: unknown): { fault: Fault; tongues?: string[] }[] {
  const found = new Map<string, { fault: Fault; tongues?: string[] }>();
  for (const fault of faults) {
    const tongue = /\.(id|en|jv|zh)$/.exec(fault.path)?.[1] ?? '';
    const missing =
      fault.code === 'language-missing' ||
      (fault.code === 'value-form' && tongue !== '' && areWords(content, parentOf(fault.path)));
    const key = missing ? parentOf(fault.path) : `${fault.file} ${fault.line} ${fault.path} ${fault.code}`;
    const known = found.get(key);
    if (!missing) found.set(key, { fault });
    else if (known?.tongues) known.tongues.push(TONGUES[tongue] ?? tongue);
    else found.set(key, { fault, tongues: [TONGUES[tongue] ?? tongue] });
  }
  return [...found.values()];
}

export function Faults({ faults, content, onGo }: Props) {
  const { t } = useTexts();
  const grouped = together(faults, content);
  if (faults.length === 0) return <Notice tone="good">{t('designer.no-faults')}</Notice>;
  return (
    <section className="card grid gap-3" aria-labelledby="designer-faults">
      <h2 id="designer-faults">{t('designer.faults', { count: faults.length })}</h2>
      <ul className="grid gap-3">
        {grouped.slice(0, MOST).map(({ fault, tongues }) => (
          <li
            key={`${fault.file} ${fault.line} ${fault.path} ${fault.code}`}
            className="grid gap-1 border-line border-t pt-3"
          >
            <strong className="break-words">
              {placeName(t, tongues ? parentOf(fault.path) : fault.path, content) || fault.file}
            </strong>
            {tongues ? (
              <span>{t('designer.unwritten', { languages: tongues.join(', ') })}</span>
            ) : (
              <>
                <span>{fault.problem}</span>
                <span>{fault.remedy}</span>
              </>
            )}
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
      {grouped.length > MOST && (
        <p className="text-ink-soft">{t('designer.more-faults', { count: grouped.length - MOST })}</p>
      )}
    </section>
  );
}
