/** A draft as citizens would see it on a phone: its public page, and the form to be tried; nothing is sent. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FormView } from '../../../../blocks/definitions/contract.ts';
import type { Language } from '../../../../shared/languages.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { choiceName, nameOf } from './boxes/words.ts';
import { type Preview, previewQuery } from './designer-data.ts';
import { TryForm } from './TryForm.tsx';

export type PreviewView = 'page' | 'form';
type Props = {
  id: string;
  seen: number;
  /** Which side is shown first; the reader may turn it. */
  view: PreviewView;
  review?: boolean;
  /** Other than the language of the page. */
  tongue?: Language;
};

export function PreviewPane({ id, seen, view, review = false, tongue }: Props) {
  const { t, language } = useTexts();
  const query = useQuery(previewQuery(id, seen, tongue ?? language, review));
  // Where the author works is what he wants to see: another part of the draft turns the page back.
  const [turned, setTurned] = useState<{ in: PreviewView; to: PreviewView }>();
  const [last, setLast] = useState<Preview>();
  useEffect(() => {
    if (query.data) setLast(query.data);
  }, [query.data]);
  const data = query.data ?? last;
  if (!data && query.error)
    return <EmptyState title={t('designer.preview-later')}>{t('designer.preview-later-detail')}</EmptyState>;
  if (!data) return <NotYet error={null} retry={() => void query.refetch()} />;
  const shown = turned?.in === view ? turned.to : view;
  // Whoever agrees to it sees both at once, as far as the screen holds them.
  const sides = review ? (['page', 'form'] as const) : [shown];
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {!review && (
        <fieldset className="designer-panes" aria-label={t('designer.pane.preview')}>
          {(['page', 'form'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === shown}
              onClick={() => setTurned({ in: view, to: one })}
            >
              {t(`designer.preview.${one}`)}
            </button>
          ))}
        </fieldset>
      )}
      {query.error && <Notice tone="warn">{t('designer.preview-old')}</Notice>}
      {!query.error && data.left > 0 && (
        <Notice tone="warn">{t('designer.preview-left', { count: data.left })}</Notice>
      )}
      {!query.error && data.lent > 0 && (
        <Notice tone="warn">{t('designer.preview-lent', { count: data.lent })}</Notice>
      )}
      <div className="designer-phones">
        {sides.map((side) => (
          <section key={side} className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
            {review && <h3>{t(`designer.preview.${side}`)}</h3>}
            <div lang={tongue} className="designer-phone grid grid-cols-[minmax(0,1fr)] gap-4">
              {side === 'page' ? <PublicPage data={data} /> : null}
              {side === 'form' && data.form ? (
                <TryForm view={data.form as FormView} facts={data.facts} />
              ) : null}
              {side === 'form' && !data.form ? <p>{t('designer.preview-no-form')}</p> : null}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

function PublicPage({ data }: { data: Preview }) {
  const { t } = useTexts();
  return (
    <>
      <h2 className="text-xl">{data.title}</h2>
      <p className="text-ink-soft">{data.summary}</p>
      <dl className="grid gap-2">
        {data.promise && (
          <Row name={nameOf(t, ['promise'])}>
            {`${data.promise.amount} ${choiceName(t, ['promise', 'unit'], data.promise.unit)}`}
          </Row>
        )}
        <Row name={nameOf(t, ['fee'])}>{data.feeTold}</Row>
      </dl>
      <h3>{nameOf(t, ['requirements'])}</h3>
      {data.requirements.length === 0 && <p>{t('designer.preview-no-requirements')}</p>}
      <ul className="list-disc pl-5">
        {data.requirements.map((one) => (
          <li key={one.id}>
            {one.title}
            {one.help && <span className="block text-ink-soft text-sm">{one.help}</span>}
            {one.whenTold && <span className="block text-ink-soft text-sm">{one.whenTold}</span>}
          </li>
        ))}
      </ul>
      <h3>{nameOf(t, ['standard', 'procedure'])}</h3>
      <ol className="list-decimal pl-5">
        {data.procedure.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <h3>{nameOf(t, ['easy'])}</h3>
      {data.easy.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <details>
        <summary className="cursor-pointer font-semibold">{nameOf(t, ['standard'])}</summary>
        <dl className="mt-3 grid gap-3">
          {data.standard.map(({ key, text }) => (
            <Row key={key} name={nameOf(t, ['standard', key])}>
              {text}
            </Row>
          ))}
          <Row name={nameOf(t, ['standard', 'legalBasis'])}>{data.legalBasis.join('; ')}</Row>
        </dl>
      </details>
    </>
  );
}

function Row({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft text-sm">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
