/** What a draft changes against the version it was begun from, place by place and in words. */
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Badge } from '../../../../web/ui/base/badge.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { titleOf } from './boxes/schema.ts';
import { choiceName, placeName, stepsOf } from './boxes/words.ts';
import type { DraftView } from './designer-data.ts';

type Say = Parameters<typeof placeName>[0];

/** The words in the reader's language where there are four, the name of a thing, else the value as it is written. */
function shown(t: Say, language: string, path: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return t(value ? 'designer.yes' : 'designer.no');
  if (typeof value === 'string') return choiceName(t, stepsOf(path), value);
  if (Array.isArray(value)) return value.map((one) => shown(t, language, path, one)).join(' · ');
  if (typeof value === 'object') {
    const words = value as Record<string, unknown>;
    if ('en' in words && 'jv' in words) return String(words[language] ?? words.id ?? '');
    const title = titleOf(value);
    if (title) return title;
    return Object.entries(words)
      .map(
        ([key, one]) =>
          `${placeName(t, `${path}.${key}`, undefined).split(' › ').at(-1)}: ${shown(t, language, `${path}.${key}`, one)}`,
      )
      .join(', ');
  }
  return String(value);
}

type Props = { draft: DraftView };

export function Changes({ draft }: Props) {
  const { t } = useTexts();
  const { changes, content } = draft;
  if (draft.base === null)
    return (
      <>
        <Notice title={t('designer.all-new')}>{t('designer.all-new-detail')}</Notice>
        <Alike draft={draft} />
      </>
    );
  if (changes.length === 0)
    return <EmptyState title={t('designer.no-changes')}>{t('designer.no-changes-detail')}</EmptyState>;
  return (
    <ul className="grid gap-3">
      {changes.map((change) => (
        <li key={`${change.kind} ${change.path}`} className="card grid gap-2">
          <div className="flex flex-wrap items-baseline justify-between gap-3">
            <strong className="break-words">{placeName(t, change.path, content)}</strong>
            <Badge tone={change.kind === 'added' ? 'good' : change.kind === 'removed' ? 'bad' : 'warn'}>
              {t(`designer.change.${change.kind}`)}
            </Badge>
          </div>
          <WhatChanged change={change} />
        </li>
      ))}
    </ul>
  );
}

/** Sentences that were left as the example has them. */
export function Alike({ draft: { alike, content } }: Props) {
  const { t } = useTexts();
  if (alike.length === 0) return null;
  return (
    <Notice tone="warn" title={t('designer.alike', { count: alike.length })}>
      <ul className="list-disc pl-5">
        {alike.map((path) => (
          <li key={path} className="break-words">
            {placeName(t, path, content)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Of words in four languages only those that differ. */
function WhatChanged({ change }: { change: DraftView['changes'][number] }) {
  const { t, language } = useTexts();
  const { kind, path, before, after } = change;
  const was = wordsIn(before);
  const is = wordsIn(after);
  if (was && is)
    return Object.keys(is)
      .filter((tongue) => was[tongue] !== is[tongue])
      .map((tongue) => (
        <div key={tongue} lang={tongue} className="grid gap-1">
          <del className="break-words text-ink-soft">{String(was[tongue] ?? '')}</del>
          <ins className="break-words no-underline">{String(is[tongue] ?? '')}</ins>
        </div>
      ));
  return (
    <>
      {kind !== 'added' && (
        <del className="break-words text-ink-soft">{shown(t, language, path, before)}</del>
      )}
      {kind !== 'removed' && (
        <ins className="break-words no-underline">{shown(t, language, path, after)}</ins>
      )}
    </>
  );
}

function wordsIn(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && 'en' in value && 'jv' in value
    ? (value as Record<string, unknown>)
    : undefined;
}
