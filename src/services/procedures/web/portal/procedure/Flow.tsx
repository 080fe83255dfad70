/** The way an application takes in the city, for the public; the whole picture for who wants it. */
import { FlowSteps, WorkflowChart } from '../../../../../blocks/definitions/web/lent/WorkflowChart.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Section } from '../../../../../web/ui/portal/page.tsx';
import type { Procedure } from '../../../contract.ts';

export function Flow({ procedure }: { procedure: Procedure }) {
  const { t } = useTexts();
  const { flow, steps } = procedure;
  return (
    <div data-print="no" className="grid gap-6">
      <Section title={t('procedures.steps.title')}>
        <ol className="procedure-steps">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </Section>
      {flow && (
        <Section title={t('procedures.flow.title')}>
          <p className="text-ink-soft">{t('procedures.flow.lead')}</p>
          <FlowSteps flow={flow} />
          <details className="procedure-more">
            <summary>{t('procedures.flow.whole')}</summary>
            <WorkflowChart flow={flow} />
          </details>
        </Section>
      )}
    </div>
  );
}
