/** The satisfaction survey with its nine elements (Permenpan RB 14/2017), one question below the other, sent at once. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FormFailure } from '../../../../web/kit/forms/FormFailure.tsx';
import { useKept } from '../../../../web/kit/forms/use-kept.ts';
import { useParams } from '../../../../web/kit/navigation/params.ts';
import { useSession } from '../../../../web/kit/session/session.ts';
import { NotYet } from '../../../../web/kit/shell/states.tsx';
import { usePageTitle } from '../../../../web/kit/shell/title.ts';
import { useTexts } from '../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../web/ui/base/choice.tsx';
import { EmptyState, Notice } from '../../../../web/ui/base/feedback.tsx';
import { TextArea } from '../../../../web/ui/base/field.tsx';
import { Page as PageFrame } from '../../../../web/ui/portal/page.tsx';
import type { SurveyForm } from '../../contract.ts';
import { applicationQuery, surveyQuery } from './mine-data.ts';
import { SignInFirst } from './track/SignInFirst.tsx';
import { useAct } from './track/use-act.ts';

export function Page() {
  const { code = '' } = useParams();
  const { t } = useTexts();
  usePageTitle(t('applications.survey.title'));
  const { session, actor } = useSession();
  const application = useQuery(applicationQuery(code));
  const survey = useQuery(surveyQuery);
  const [done, setDone] = useState(false);
  const back = { href: `/permohonan/${code}`, label: t('applications.correction.back') };
  if (done)
    return (
      <EmptyState
        whole
        title={t('applications.survey.thanks')}
        action={<LinkButton href={back.href}>{back.label}</LinkButton>}
      >
        {t('applications.survey.thanks-detail')}
      </EmptyState>
    );
  if (session && actor?.kind !== 'citizen') return <SignInFirst next={`/permohonan/${code}/survei`} />;
  if (application.data && !application.data.survey)
    return (
      <EmptyState
        whole
        title={t('applications.survey.closed')}
        action={<LinkButton href={back.href}>{back.label}</LinkButton>}
      >
        {t('applications.survey.closed-detail')}
      </EmptyState>
    );
  const error = application.error ?? survey.error;
  return (
    <PageFrame
      title={t('applications.survey.title')}
      lead={t('applications.survey.lead')}
      back={back}
      width="narrow"
    >
      {survey.data && application.data ? (
        <Questions code={code} survey={survey.data} onDone={() => setDone(true)} />
      ) : (
        <NotYet
          error={error}
          retry={() => {
            void application.refetch();
            void survey.refetch();
          }}
        />
      )}
    </PageFrame>
  );
}

type Kept = { answers: Record<string, number>; text: string };
const NOTHING: Kept = { answers: {}, text: '' };

function Questions({ code, survey, onDone }: { code: string; survey: SurveyForm; onDone: () => void }) {
  const { t } = useTexts();
  const { busy, failure, run } = useAct(code);
  const kept = useKept<Kept>(`survey.${code}.${survey.from}`, NOTHING);
  const { answers, text } = kept.value;
  const [tried, setTried] = useState(false);
  const missing = survey.elements.filter(({ id }) => answers[id] === undefined);
  const send = async () => {
    setTried(true);
    if (missing.length > 0) {
      document.getElementById(`skm-${missing[0]?.id}`)?.focus();
      return;
    }
    const note = text.trim();
    const body = { survey: survey.id, from: survey.from, answers, ...(note ? { text: note } : {}) };
    if (!(await run('survey', body))) return;
    kept.drop();
    onDone();
  };
  return (
    <form
      className="grid gap-6"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void send();
      }}
    >
      {survey.elements.map(({ id, title, question, answers: words }, index) => (
        <RadioCards
          key={id}
          id={`skm-${id}`}
          name={`skm-${id}`}
          label={`${index + 1}. ${question}`}
          hint={title}
          columns={2}
          error={tried && answers[id] === undefined ? t('definitions.fault.required-choice') : undefined}
          choices={words.map((word, score) => ({ value: String(score + 1), title: word }))}
          value={answers[id] === undefined ? undefined : String(answers[id])}
          onChange={(score) => kept.keep({ text, answers: { ...answers, [id]: Number(score) } })}
        />
      ))}
      <TextArea
        label={t('applications.survey.text')}
        note={t('applications.optional')}
        rows={3}
        maxLength={2000}
        value={text}
        onChange={({ target }) => kept.keep({ answers, text: target.value })}
      />
      <FormFailure failure={failure} />
      {tried && missing.length > 0 && (
        <Notice tone="warn">{t('applications.survey.missing', { count: missing.length })}</Notice>
      )}
      <ButtonRow>
        <Button type="submit" size="large" busy={busy} busyLabel={t('applications.message.sending')}>
          {t('applications.survey.send')}
        </Button>
      </ButtonRow>
    </form>
  );
}
