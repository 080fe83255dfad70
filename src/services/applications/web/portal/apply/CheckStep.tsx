/** Everything once more before it is sent: answers, fee, the promised day; each part a tap away from being changed. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Static } from 'typebox';
import type { Fault, FormView } from '../../../../../blocks/definitions/contract.ts';
import { type Asked, cleaned } from '../../../../../blocks/definitions/rules/answers.ts';
import { AnswerList } from '../../../../../blocks/definitions/web/lent/form/AnswerList.tsx';
import { FilePictures } from '../../../../../blocks/definitions/web/lent/form/FilePicture.tsx';
import { faultWords } from '../../../../../blocks/definitions/web/lent/form/fault-words.ts';
import type { FileKeeper } from '../../../../../blocks/definitions/web/lent/form/files.ts';
import { fieldTitle } from '../../../../../blocks/definitions/web/lent/form/item-words.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useOnline } from '../../../../../web/kit/shell/online.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Section } from '../../../../../web/ui/portal/page.tsx';
import type { Estimated, ServiceForm } from '../../../contract.ts';
import { feeAhead } from '../../../rules/fee-ahead.ts';
import { placeOf } from '../../../rules/way.ts';
import { FeeLines } from '../../FeeLines.tsx';
import { limitWords } from '../../limit-words.ts';
import { answersForCity, filesNamed, type Kept } from './kept-shape.ts';
import { sendApplication } from './send.ts';
import type { KeptForm } from './use-kept-form.ts';

type Props = {
  service: ServiceForm;
  view: FormView;
  asked: Asked;
  faults: readonly Fault[];
  form: Kept;
  desk: KeptForm;
  owner: string | null;
  keeper: FileKeeper;
  /** On a phone: each answer by itself can be changed. */
  single: boolean;
  /** To a place of the form; `only`: and back right after it. */
  onEdit: (place: string, only: boolean) => void;
};

export function CheckStep({
  service,
  view,
  asked,
  faults,
  form,
  desk,
  owner,
  keeper,
  single,
  onEdit,
}: Props) {
  const texts = useTexts();
  const { t } = texts;
  const online = useOnline();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const named = filesNamed(form.answers);
  const refused = form.files.filter(({ id, problem }) => problem && named.has(id));
  const whole = faults.length === 0 && refused.length === 0;
  const send = async () => {
    setFailure(undefined);
    setBusy(true);
    try {
      const now = await desk.rest();
      if (!now || now.sentAs) return;
      const answers = cleaned(view, now.answers, service.facts);
      desk.put({ sending: await sendApplication(now, answers, service.title) }, false);
      window.scrollTo(0, 0);
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  const sectionOf = (path: string) => {
    const first = path.split('/')[0] ?? '';
    const found = view.sections.find(
      ({ id, fields }) => id === first || fields.some((field) => field.id === first),
    );
    return found?.id ?? view.sections[0]?.id ?? '';
  };
  const gone = owner === null && form.owner !== null;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {!whole && (
        <Notice tone="warn" title={t('applications.apply.check.missing')}>
          <ul className="grid gap-1">
            {faults.map((fault) => (
              <li key={`${fault.path} ${fault.rule} ${fault.params?.check ?? ''}`}>
                <button
                  type="button"
                  className="min-h-11 text-left underline"
                  onClick={() => onEdit(placeOf({ section: sectionOf(fault.path), at: fault.path }), single)}
                >
                  {[fieldTitle(texts, view, fault.path), faultWords(texts, view, fault)]
                    .filter(Boolean)
                    .join(': ')}
                </button>
              </li>
            ))}
            {refused.map(({ id, name, problem }) => (
              <li key={id}>
                {name}: {problem}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <AnswerList
        asked={asked}
        fileName={(id) => keeper.find(id)?.name}
        show={({ type }, value) =>
          type === 'upload' && Array.isArray(value) ? <FilePictures ids={value as string[]} /> : undefined
        }
        change={
          single
            ? (path, title) => (
                <Button
                  tone="quiet"
                  size="small"
                  aria-label={t('applications.apply.check.edit-of', { part: title })}
                  onClick={() => onEdit(placeOf({ section: sectionOf(path), at: path }), true)}
                >
                  {t('applications.apply.check.edit')}
                </Button>
              )
            : undefined
        }
        action={({ section }) =>
          single && !section.repeat ? null : (
            <Button
              tone="quiet"
              size="small"
              aria-label={t('applications.apply.check.edit-of', { part: section.title })}
              onClick={() => onEdit(placeOf({ section: section.id, at: single ? section.id : '' }), single)}
            >
              {t('applications.apply.check.edit')}
            </Button>
          )
        }
      />
      <Cost service={service} view={view} asked={asked} form={form} whole={whole} />
      {failure !== undefined && (
        <Notice tone="bad" live="assertive" title={problemWords(failure).title}>
          <p>{problemWords(failure).detail}</p>
        </Notice>
      )}
      {owner === null ? (
        <Notice
          title={t(gone ? 'applications.apply.check.signed-out' : 'applications.apply.check.sign-in-first')}
        >
          <p>{t('applications.apply.check.why-sign-in')}</p>
          <ButtonRow>
            <LinkButton
              href={`/masuk?next=${encodeURIComponent(`/layanan/${service.service}/ajukan?bagian=periksa-kirim`)}`}
            >
              {t('applications.apply.check.sign-in')}
            </LinkButton>
          </ButtonRow>
        </Notice>
      ) : (
        <div className="grid justify-items-start gap-2">
          <Button
            size="large"
            busy={busy}
            busyLabel={t('applications.apply.check.sending')}
            disabled={!whole || desk.moved !== undefined}
            onClick={() => void send()}
          >
            {t(online ? 'applications.apply.check.send' : 'applications.apply.check.send-later')}
          </Button>
          {!online && <p className="text-ink-soft text-sm">{t('applications.apply.check.offline')}</p>}
        </div>
      )}
    </div>
  );
}

/** What it costs with these answers, and when the decision is promised: the day by the city, without a network the time it takes. */
function Cost({
  service,
  view,
  asked,
  form,
  whole,
}: Pick<Props, 'service' | 'view' | 'asked' | 'form'> & { whole: boolean }) {
  const { t, formats } = useTexts();
  const online = useOnline();
  const answers = answersForCity(cleaned(view, form.answers, service.facts), form.files, true);
  const estimate = useQuery({
    queryKey: ['applications', 'estimate', service.service, form.version, JSON.stringify(answers)],
    queryFn: () =>
      api.post<Static<typeof Estimated>>('/api/applications/estimate', {
        service: service.service,
        version: form.version,
        answers,
      }),
    enabled: whole && online,
    staleTime: 300_000,
  });
  const fee = estimate.data?.fee ?? (whole ? feeAhead(service, asked.data) : undefined);
  return (
    <Section title={t('applications.apply.check.cost')}>
      <div className="card grid gap-3">
        {fee ? <FeeLines fee={fee} /> : <p>{service.feeTold}</p>}
        <p>
          {estimate.data
            ? t('applications.apply.check.due', { date: formats.longDate(estimate.data.dueAt) })
            : t('applications.apply.check.due-in', { time: limitWords(t, service.promise) })}
        </p>
      </div>
    </Section>
  );
}
