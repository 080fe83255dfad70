/** What do I need? A few questions, then one's own list with ticks that stay on this device, and the fee as far as it is known. */
import { useState } from 'react';
import {
  type KeptNeed,
  keepNeed,
  readKept,
} from '../../../../../blocks/definitions/web/lent/kept-answers.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { Section } from '../../../../../web/ui/portal/page.tsx';
import type { Procedure } from '../../../contract.ts';
import { feeFor, needOf, questionsFor } from '../../../rules/need.ts';
import { NeedFee } from './NeedFee.tsx';
import { NeedList } from './NeedList.tsx';
import { NeedQuestion } from './NeedQuestion.tsx';

export function Need({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  const [need, setNeed] = useState<KeptNeed>(() => readKept(procedure.id));
  const { questions, requirements, feeLines, today } = procedure;
  const days = { today, applied_on: today };
  const change = (next: KeptNeed) => {
    setNeed(next);
    keepNeed(procedure.id, next);
  };
  const answer = (id: string, value: unknown) => {
    const { [id]: _old, ...others } = need.answers;
    change({ ...need, answers: value === undefined ? others : { ...others, [id]: value } });
  };
  const shown = questionsFor(questions, need.answers, days);
  const listed = requirements.map((requirement) => ({
    requirement,
    need: needOf(requirement.when, questions, need.answers, days),
  }));
  const touched = Object.keys(need.answers).length > 0 || need.ticks.length > 0;
  if (requirements.length === 0 && feeLines.length === 0) return null;
  return (
    <div data-print="no" id="perlu">
      <Section title={t('procedures.need.title')}>
        {shown.length > 0 && (
          <fieldset className="card grid gap-4">
            <legend className="sr-only">{t('procedures.need.questions')}</legend>
            <p className="text-ink-soft">{t('procedures.need.lead')}</p>
            {shown.map((field) => (
              <NeedQuestion
                key={field.id}
                field={field}
                value={need.answers[field.id]}
                onChange={(value) => answer(field.id, value)}
              />
            ))}
          </fieldset>
        )}
        <NeedList
          listed={listed}
          ticks={need.ticks}
          onTick={(id, on) =>
            change({ ...need, ticks: on ? [...need.ticks, id] : need.ticks.filter((tick) => tick !== id) })
          }
        />
        {feeLines.length > 0 && (
          <NeedFee procedure={procedure} known={feeFor(feeLines, questions, need.answers, days)} />
        )}
        {touched && (
          <div>
            <p className="text-ink-soft text-sm">{t('procedures.need.kept')}</p>
            <Button tone="quiet" size="small" onClick={() => change({ answers: {}, ticks: [] })}>
              {t('procedures.need.clear')}
            </Button>
          </div>
        )}
      </Section>
    </div>
  );
}
