/** A short form of an officer: fields of a review or the minutes of a visit, with what is wrong told beside each. */
import { useMemo, useState } from 'react';
import type { Answers, FormView } from '../../../../../blocks/definitions/contract.ts';
import { cleaned, faultsOf, visible } from '../../../../../blocks/definitions/rules/answers.ts';
import { faultWords } from '../../../../../blocks/definitions/web/lent/form/fault-words.ts';
import { SectionFields } from '../../../../../blocks/definitions/web/lent/form/SectionFields.tsx';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';

/** The state of such a form: `ask()` answers what to send, or undefined after showing what is wrong. */
export function useOfficeForm(form: unknown, begun: Answers = {}) {
  const texts = useTexts();
  const { city } = useSession();
  const view = form as FormView | null;
  const [answers, setAnswers] = useState<Answers>(begun);
  const [tried, setTried] = useState(false);
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: city?.zone ?? 'Asia/Jakarta' }).format(
    new Date(),
  );
  const facts = useMemo(() => ({ today, applied_on: today }), [today]);
  const faults = view ? faultsOf(view, answers, facts) : [];
  const errors = Object.fromEntries(
    tried && view ? faults.map((fault) => [fault.path, faultWords(texts, view, fault)]) : [],
  );
  return {
    answers,
    setAnswers,
    ask: (): Answers | undefined => {
      setTried(true);
      if (faults.length > 0) return undefined;
      return view ? cleaned(view, answers, facts) : {};
    },
    fields: (prefix: string) =>
      view &&
      visible(view, answers, facts).sections.map((asked) => (
        <SectionFields
          key={asked.section.id}
          asked={asked}
          answers={answers}
          errors={errors}
          prefix={prefix}
          onChange={(part) => setAnswers((before) => ({ ...before, ...part }))}
        />
      )),
  };
}
