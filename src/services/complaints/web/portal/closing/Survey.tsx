/** The satisfaction survey on a phone: one question at a time, each can be skipped; the profile comes last and may stay empty. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { problemWords } from '../../../../../web/kit/api/problem.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { Notice } from '../../../../../web/ui/base/feedback.tsx';
import { Select } from '../../../../../web/ui/base/field.tsx';
import { LoadingState, ProgressBar } from '../../../../../web/ui/base/progress.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { SurveyForm } from '../../../rules/survey-contract.ts';
import { surveyQuery } from '../../closing/figures-data.ts';
import { type ActProps, useAct } from '../case/act.ts';

type Answers = Record<string, number>;

export default function Survey(props: ActProps) {
  const { t } = useTexts();
  const [begun, setBegun] = useState(false);
  const { data, error, refetch } = useQuery({ ...surveyQuery, enabled: begun });
  return (
    <section className="card gap-4" aria-labelledby="survey-title" data-print="no">
      <h2 id="survey-title">{t('complaints.survey.title')}</h2>
      {!begun && (
        <>
          <p>{t('complaints.survey.lead')}</p>
          <div>
            <Button tone="second" onClick={() => setBegun(true)}>
              {t('complaints.survey.begin')}
            </Button>
          </div>
        </>
      )}
      {begun && !data && !error && <LoadingState label={t('kit.loading')} rows={2} />}
      {begun && !data && error && (
        <Notice tone="bad" title={problemWords(error).title}>
          <p>{problemWords(error).detail}</p>
          <Button size="small" tone="second" onClick={() => void refetch()}>
            {t('kit.retry')}
          </Button>
        </Notice>
      )}
      {begun && data && <Questions {...props} form={data} />}
    </section>
  );
}

function Questions({ view, receipt, onDone, form }: ActProps & { form: SurveyForm }) {
  const { t } = useTexts();
  const say = useToast();
  const sendAct = useAct(view.code, receipt);
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>({});
  const [profile, setProfile] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<{ title: string; detail: string }>();
  const frame = useRef<HTMLDivElement>(null);
  const element = form.elements[at];
  const of = form.elements.length;
  // The next question takes the focus, so that a keyboard or a screen reader goes on with it.
  useEffect(() => {
    if (at > 0) frame.current?.focus();
  }, [at]);
  const send = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      const told = Object.fromEntries(Object.entries(profile).filter(([, choice]) => choice));
      await sendAct('survey', {
        survey: form.id,
        from: form.from,
        answers,
        ...(Object.keys(told).length > 0 ? { profile: told } : {}),
      });
      say({ tone: 'good', text: t('complaints.survey.done') });
      onDone();
    } catch (error) {
      setFailure(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  const none = Object.keys(answers).length === 0;
  return (
    <div ref={frame} tabIndex={-1} className="grid gap-4">
      <ProgressBar
        label={
          element ? t('complaints.survey.progress', { number: at + 1, of }) : t('complaints.survey.profile')
        }
        value={at / of}
      />
      {element ? (
        <>
          <RadioCards
            key={element.id}
            name={`survey-${element.id}`}
            label={
              <span className="block text-lg leading-snug">
                <span className="block text-ink-soft text-sm">{element.title}</span>
                {element.question}
              </span>
            }
            value={answers[element.id] ? String(answers[element.id]) : undefined}
            onChange={(score) => setAnswers((before) => ({ ...before, [element.id]: Number(score) }))}
            choices={element.answers
              .map((words, index) => ({ value: String(index + 1), title: words }))
              .reverse()}
          />
          <ButtonRow>
            <Button onClick={() => setAt(at + 1)} disabled={!answers[element.id]}>
              {t('complaints.report.next')}
            </Button>
            <Button
              tone="second"
              onClick={() => {
                setAnswers(({ [element.id]: _skipped, ...others }) => others);
                setAt(at + 1);
              }}
            >
              {t('complaints.survey.skip')}
            </Button>
            {at > 0 && (
              <Button tone="quiet" onClick={() => setAt(at - 1)}>
                {t('complaints.closing.judge.back')}
              </Button>
            )}
          </ButtonRow>
        </>
      ) : (
        <>
          <p>{none ? t('complaints.survey.none') : t('complaints.survey.profile-lead')}</p>
          {!none &&
            form.profile.map(({ id, title, choices }) => (
              <Select
                key={id}
                label={title}
                note={t('complaints.optional')}
                empty={t('complaints.survey.rather-not')}
                value={profile[id] ?? ''}
                options={choices.map((choice) => ({ value: choice.id, label: choice.title }))}
                onChange={(event) => setProfile((before) => ({ ...before, [id]: event.target.value }))}
              />
            ))}
          {failure && (
            <Notice tone="bad" live="assertive" title={failure.title}>
              <p>{failure.detail}</p>
            </Notice>
          )}
          <ButtonRow>
            <Button
              busy={busy}
              busyLabel={t('complaints.report.check.sending')}
              disabled={none}
              onClick={() => void send()}
            >
              {t('complaints.survey.send')}
            </Button>
            <Button tone="quiet" disabled={busy} onClick={() => setAt(of - 1)}>
              {t('complaints.closing.judge.back')}
            </Button>
          </ButtonRow>
        </>
      )}
    </div>
  );
}
