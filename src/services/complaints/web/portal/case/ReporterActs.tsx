/** What the reporter may do: answer a question, add something, say that it is not mended, rate. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Icon } from '../../../../../web/ui/base/icons.tsx';
import type { ActProps } from './act.ts';
import { RateForm } from './RateForm.tsx';
import { WriteForm } from './WriteForm.tsx';

export default function ReporterActs(props: ActProps) {
  const { t } = useTexts();
  const { view } = props;
  // While the one question is open, whether it is mended, nothing else is asked.
  const asked = view.may.includes('judge');
  const may = (act: string) => view.may.includes(act) && !(asked && (act === 'rate' || act === 'reopen'));
  const question = [...view.timeline].sort((a, b) => b.id - a.id).find(({ kind }) => kind === 'asked');
  if (!may('reply') && !may('reopen') && !may('rate')) return null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4" data-print="no">
      {may('reply') && view.state === 'waiting' && (
        <section className="card gap-4">
          <h2>{t('complaints.reply.title')}</h2>
          {question?.text && (
            <Notice tone="warn" title={t('complaints.step.asked')}>
              <p className="whitespace-pre-line">{question.text}</p>
            </Notice>
          )}
          <WriteForm {...props} act="reply" />
        </section>
      )}
      {may('rate') && (
        <section className="card gap-4">
          <RateForm {...props} />
        </section>
      )}
      {may('reopen') && (
        <details className="disclosure">
          <summary>
            {t('complaints.reopen.open')}
            <Icon name="down" />
          </summary>
          <div className="card mt-2 gap-4">
            <p>{t('complaints.reopen.lead')}</p>
            <WriteForm {...props} act="reopen" />
          </div>
        </details>
      )}
      {may('reply') && view.state !== 'waiting' && (
        <details className="disclosure">
          <summary>
            {t('complaints.reply.add')}
            <Icon name="down" />
          </summary>
          <div className="card mt-2 gap-4">
            <WriteForm {...props} act="reply" />
          </div>
        </details>
      )}
    </div>
  );
}
