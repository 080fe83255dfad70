/** What a draft changes against the version it was begun from, place by place. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { EmptyState } from '../../../../web/ui/base/feedback.tsx';
import type { DraftView } from './designer-data.ts';

/** The Indonesian words where there are four languages, else the value as it is written. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && !Array.isArray(value)) {
    const { id, en } = value as { id?: unknown; en?: unknown };
    if (typeof id === 'string' && typeof en === 'string') return id;
  }
  const text = JSON.stringify(value);
  return text.length > 300 ? `${text.slice(0, 300)} …` : text;
}

export function Changes({ changes, fresh }: { changes: DraftView['changes']; fresh: boolean }) {
  const { t } = useTexts();
  if (fresh) return <EmptyState title={t('designer.all-new')}>{t('designer.all-new-detail')}</EmptyState>;
  if (changes.length === 0)
    return <EmptyState title={t('designer.no-changes')}>{t('designer.no-changes-detail')}</EmptyState>;
  return (
    <ul className="grid gap-3">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.path}`} className="card grid gap-2">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <strong className="break-words">{change.path}</strong>
            <Badge tone={change.kind === 'added' ? 'good' : change.kind === 'removed' ? 'bad' : 'warn'}>
              {t(`designer.change.${change.kind}`)}
            </Badge>
          </div>
          {change.kind !== 'added' && <del className="break-words">{shown(change.before)}</del>}
          {change.kind !== 'removed' && <ins className="break-words no-underline">{shown(change.after)}</ins>}
        </li>
      ))}
    </ul>
  );
}
