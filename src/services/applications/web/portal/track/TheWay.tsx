/** The steps of the procedure: done, now, and what comes if all goes well. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { MyApplication } from '../../../contract.ts';

export function TheWay({ steps }: { steps: MyApplication['steps'] }) {
  const { t, formats } = useTexts();
  return (
    <ol className="card grid gap-3">
      {steps.map((step) => (
        <li
          key={`${step.id} ${step.status} ${step.at}`}
          className="flex items-start gap-3"
          aria-current={step.status === 'now' ? 'step' : undefined}
        >
          <span className={step.status === 'next' ? 'text-ink-soft' : 'text-brand'}>
            <Icon name={step.status === 'done' ? 'check' : step.status === 'now' ? 'hourglass' : 'clock'} />
          </span>
          <span
            className={
              step.status === 'now' ? 'font-semibold' : step.status === 'next' ? 'text-ink-soft' : ''
            }
          >
            {step.title}
            <span className="block font-normal text-ink-soft text-sm">
              {step.status === 'next'
                ? t('applications.track.next')
                : step.at
                  ? formats.dateTime(step.at)
                  : t('applications.track.done')}
            </span>
          </span>
        </li>
      ))}
    </ol>
  );
}
