/** What is wrong with a form, above it: each fault leads to its field. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import type { Fault, FormView } from '../../../contract.ts';
import { faultWords } from './fault-words.ts';
import { fieldTitle } from './item-words.ts';
import { controlId } from './SectionFields.tsx';

type Props = { title: string; view: FormView; faults: readonly Fault[] };

export function FaultSummary({ title, view, faults }: Props) {
  const texts = useTexts();
  return (
    <ErrorSummary
      title={title}
      fields={faults.map((fault) => ({
        id: controlId(fault.path),
        message: [fieldTitle(texts, view, fault.path), faultWords(texts, view, fault)]
          .filter(Boolean)
          .join(': '),
      }))}
    />
  );
}
