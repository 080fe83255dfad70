/** After sending: on its way, arrived with its code, or refused with what to mend. */
import { useEffect } from 'react';
import type { FormView } from '../../../../../blocks/definitions/contract.ts';
import { cleaned } from '../../../../../blocks/definitions/rules/answers.ts';
import { leaveSteps } from '../../../../../web/kit/navigation/location.ts';
import { queue } from '../../../../../web/kit/queue/queue.ts';
import { useQueue } from '../../../../../web/kit/queue/use-queue.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import { Page as PageFrame } from '../../../../../web/ui/portal/page.tsx';
import type { ServiceForm } from '../../../contract.ts';
import { sentAsIn } from './city-draft.ts';
import type { Kept } from './kept-shape.ts';
import { SEND_KIND, type SentAnswer, sendApplication } from './send.ts';
import type { KeptForm } from './use-kept-form.ts';

type Props = { service: ServiceForm; desk: KeptForm; form: Kept; item: string };

export function Sending({ service, desk, form, item: id }: Props) {
  const { t } = useTexts();
  const online = useOnline();
  const { items, uploads } = useQueue(SEND_KIND);
  const item = items.find((one) => one.id === id);
  const code = item?.state === 'sent' ? (item.result as SentAnswer).code : undefined;
  const { clear, put } = desk;
  useEffect(() => {
    if (code) void clear().then(() => leaveSteps(`/permohonan/${code}?baru=ya`));
  }, [code, clear]);
  const refused = item?.state === 'attention' ? item.problem : undefined;
  const sentAs = refused && sentAsIn(refused);
  const moved = refused?.code === 'applications.draft-moved';
  const { lookAgain, rest, wasSent } = desk;
  useEffect(() => {
    if (sentAs) void queue.discard(id).then(() => wasSent(sentAs));
  }, [sentAs, id, wasSent]);
  useEffect(() => {
    if (!moved) return;
    /** Back to the summary, where the person chooses; when the city holds the same, it goes out again. */
    const choose = async () => {
      const theirs = await lookAgain();
      const now = await rest();
      await queue.discard(id);
      if (!now || now.sentAs) return;
      if (theirs) return put({ sending: null }, false);
      const answers = cleaned(service.form as FormView, now.answers, service.facts);
      put({ sending: await sendApplication(now, answers, service.title) }, false);
    };
    // Without a network now: the page says what is the matter and can be tried again.
    void choose().catch(() => {});
  }, [moved, id, lookAgain, rest, put, service]);
  /** Back to the form with everything in it; what was refused is taken from the queue. */
  const mend = async () => {
    await queue.discard(id);
    put({ sending: null, draft: form.draft }, false);
  };
  const shares = item?.files.map(({ key, uploadedId }) => (uploadedId ? 1 : (uploads[key] ?? 0))) ?? [];
  if (refused)
    return (
      <PageFrame title={t('applications.apply.refused.title')} lead={service.title} width="narrow">
        <Notice tone="bad" live="assertive" title={refused.title}>
          <p>{refused.detail}</p>
          {refused.fields.length > 0 && (
            <ul className="list-disc pl-5">
              {refused.fields.map(({ path, message }) => (
                <li key={path}>{message}</li>
              ))}
            </ul>
          )}
        </Notice>
        <ButtonRow>
          {refused.status === 401 ? (
            <LinkButton href={`/masuk?next=/layanan/${service.service}/ajukan`}>
              {t('applications.apply.locked.sign-in')}
            </LinkButton>
          ) : (
            <Button onClick={() => void mend()}>{t('applications.apply.refused.mend')}</Button>
          )}
          <Button tone="second" onClick={() => void queue.retry(id)}>
            {t('applications.apply.refused.retry')}
          </Button>
        </ButtonRow>
      </PageFrame>
    );
  return (
    <PageFrame
      title={t(online ? 'applications.apply.sending.title' : 'applications.apply.sending.kept')}
      lead={service.title}
      width="narrow"
    >
      <Notice live="polite">
        <p>{t(online ? 'applications.apply.sending.detail' : 'applications.apply.sending.kept-detail')}</p>
      </Notice>
      {online && shares.length > 0 && (
        <ProgressBar
          label={t('applications.apply.sending.files')}
          value={shares.reduce((sum, share) => sum + share, 0) / shares.length}
        />
      )}
      <ButtonRow>
        {!item && (
          <Button onClick={() => put({ sending: null }, false)}>
            {t('applications.apply.resume.continue')}
          </Button>
        )}
        {item && (
          <Button tone="second" onClick={() => void queue.retry(id)}>
            {t('applications.apply.refused.retry')}
          </Button>
        )}
        <LinkButton tone="second" href="/permohonan">
          {t('applications.mine.title')}
        </LinkButton>
      </ButtonRow>
    </PageFrame>
  );
}
