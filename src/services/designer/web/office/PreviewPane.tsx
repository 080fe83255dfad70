/** A draft as citizens would see it on a phone: the beginning of its page, and the form to be tried; nothing is sent. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Answers, FormView } from '../../../../blocks/definitions/contract.ts';
import { faultsOf, visible } from '../../../../blocks/definitions/rules/answers.ts';
import { faultWords, fieldAt } from '../../../../blocks/definitions/web/lent/form/fault-words.ts';
import { SectionFields } from '../../../../blocks/definitions/web/lent/form/SectionFields.tsx';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../web/ui/base/button.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { type Preview, previewQuery } from './designer-data.ts';

type Props = { id: string; seen: number; right: boolean; review?: boolean };

export function PreviewPane({ id, seen, right, review = false }: Props) {
  const { t, language } = useTexts();
  const query = useQuery({ ...previewQuery(id, seen, language, review), enabled: right });
  if (!right)
    return <EmptyState title={t('designer.preview-later')}>{t('designer.preview-later-detail')}</EmptyState>;
  if (!query.data) return <NotYet error={query.error} retry={() => void query.refetch()} />;
  const { data } = query;
  return (
    <div className="designer-phone grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 className="text-xl">{data.title}</h2>
      <p className="text-ink-soft">{data.summary}</p>
      <p>{data.feeTold}</p>
      <ol className="list-decimal pl-5">
        {data.procedure.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      {data.requirements.length > 0 && (
        <ul className="list-disc pl-5">
          {data.requirements.map((one) => (
            <li key={one.id}>
              {one.title}
              {one.whenTold && <span className="block text-ink-soft text-sm">{one.whenTold}</span>}
            </li>
          ))}
        </ul>
      )}
      {data.form ? <TryForm view={data.form as FormView} facts={data.facts} /> : null}
    </div>
  );
}

function TryForm({ view, facts }: { view: FormView; facts: Preview['facts'] }) {
  const texts = useTexts();
  const { t } = texts;
  const [answers, setAnswers] = useState<Answers>({});
  const [tried, setTried] = useState(false);
  const faults = faultsOf(view, answers, facts);
  const errors = Object.fromEntries(
    tried ? faults.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
  );
  const checks = faults.filter(({ rule }) => rule === 'check');
  return (
    <>
      <Notice>{t('designer.preview-try')}</Notice>
      {visible(view, answers, facts).sections.map((asked) => (
        <section key={asked.section.id} className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <h3 className="text-lg">{asked.section.title}</h3>
          {asked.section.intro && <p className="text-ink-soft">{asked.section.intro}</p>}
          <SectionFields
            asked={asked}
            answers={answers}
            errors={errors}
            prefix="coba-"
            onChange={(part) => setAnswers((before) => ({ ...before, ...part }))}
          />
        </section>
      ))}
      {tried && faults.length === 0 && <Notice tone="good">{t('designer.preview-right')}</Notice>}
      {tried &&
        checks.map((fault) => (
          <Notice key={String(fault.params?.check)} tone="bad" title={fieldAt(view, fault.path)?.title}>
            {faultWords(texts, view, fault)}
          </Notice>
        ))}
      <div>
        <Button tone="second" onClick={() => setTried(true)}>
          {t('designer.preview-check')}
        </Button>
      </div>
    </>
  );
}
