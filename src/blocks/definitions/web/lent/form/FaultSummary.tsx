/** What is wrong with a form, above it: each fault leads to its field. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import type { Fault, FormView } from '../../../contract.ts';
import { faultWords, fieldAt } from './fault-words.ts';
import { controlId } from './SectionFields.tsx';

type Props = { title: string; view: FormView; faults: readonly Fault[] };

export function FaultSummary({ title, view, faults }: Props) {
  const texts = useTexts();
  const sectionOf = (path: string) => view.sections.find(({ id }) => id === path)?.title;
  return (
    <ErrorSummary
      title={title}
      fields={faults.map((fault) => ({
        id: controlId(fault.path),
        message: [fieldAt(view, fault.path)?.title ?? sectionOf(fault.path), faultWords(texts, view, fault)]
          .filter(Boolean)
          .join(': '),
      }))}
    />
  );
}
