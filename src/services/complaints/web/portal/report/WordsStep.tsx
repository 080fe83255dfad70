/** Fourth step: what happened in one's own words, and whether the city may know who says it. */
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import { TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { hazardWordIn } from '../../../rules/hazard.ts';
import type { Draft } from '../draft-shape.ts';
import { EmergencyCall } from '../EmergencyCall.tsx';
import { categoriesQuery } from '../questions.ts';
import { LONGEST, SHORTEST, wordsWrong } from './draft.ts';
import { NearLine } from './NearLine.tsx';
import { useOtherKind, useTwins } from './near.ts';
import { OtherKind } from './OtherKind.tsx';
import { Questions, questionId, useAnswerFaults } from './Questions.tsx';
import { TwinsPanel } from './Twins.tsx';

type Props = { draft: Draft; onChange: (part: Partial<Draft>) => void; onNext: () => void };

export function WordsStep({ draft, onChange, onNext }: Props) {
  const { t, formats } = useTexts();
  const { actor } = useSession();
  const [asked, setAsked] = useState(0);
  const { data } = useQuery(categoriesQuery);
  const category = data?.categories.find(({ id }) => id === draft.category);
  // What an earlier version of the page kept on this device knows neither questions nor words of danger.
  const questions = category?.attributes ?? [];
  const danger = hazardWordIn(draft.description, data?.emergency.words ?? []);
  const [turned, setTurned] = useState(false);
  const twins = useTwins(draft);
  const kind = useOtherKind(draft);
  const offers = useRef<HTMLDivElement>(null);
  const faults = useAnswerFaults(questions, draft.attributes);
  const answerErrors = asked > 0 ? faults : new Map<string, string>();
  const signedIn = actor?.kind === 'citizen';
  const length = draft.description.trim().length;
  const wrong = asked > 0 ? wordsWrong(draft) : undefined;
  // Confidence needs somebody to keep it for.
  const nobody = draft.identity === 'confidential' && !signedIn && !draft.name.trim() && !draft.phone.trim();
  const errors = {
    description:
      wrong === 'short'
        ? t('complaints.report.words.short', { least: SHORTEST })
        : wrong === 'long'
          ? t('complaints.report.words.long', { most: LONGEST })
          : undefined,
    name:
      wrong === 'name'
        ? t('complaints.report.contact.name-wrong')
        : asked > 0 && nobody
          ? t('complaints.trust.who.nobody')
          : undefined,
    phone: wrong === 'phone' ? t('complaints.report.contact.phone-wrong') : undefined,
  };
  const fieldFaults = (names: ('description' | 'name' | 'phone')[]) =>
    names.flatMap((name) => (errors[name] ? [{ id: `lapor-${name}`, message: errors[name] }] : []));
  const summary = [
    ...fieldFaults(['description']),
    ...[...answerErrors].map(([code, message]) => ({ id: questionId(code), message })),
    ...fieldFaults(['name', 'phone']),
  ];
  const form = (
    <form
      noValidate
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(asked + 1);
        if (!wordsWrong(draft) && !nobody && faults.size === 0) onNext();
      }}
    >
      <ErrorSummary key={asked} title={t('kit.form.summary', { count: summary.length })} fields={summary} />
      <TextArea
        id="lapor-description"
        label={t('complaints.report.words.label')}
        hint={t(
          draft.identity === 'confidential' ? 'complaints.trust.words.hint' : 'complaints.report.words.hint',
        )}
        error={errors.description}
        value={draft.description}
        rows={6}
        count={{
          over: length > LONGEST,
          words:
            length < SHORTEST
              ? t('complaints.report.words.more', { count: SHORTEST - length })
              : t('complaints.report.words.count', {
                  count: formats.number(length),
                  most: formats.number(LONGEST),
                }),
        }}
        onChange={(event) => onChange({ description: event.target.value })}
      />
      {data && (danger || (turned && category?.hazard)) && (
        <EmergencyCall title={t('complaints.report.danger.title')} emergency={data.emergency} live>
          {danger
            ? t('complaints.danger.word', { word: danger })
            : t('complaints.report.danger.detail', { category: category?.title ?? '' })}
        </EmergencyCall>
      )}
      <NearLine draft={draft} twins={twins} kind={kind} box={offers} />
      <Questions
        questions={questions}
        answers={draft.attributes}
        errors={answerErrors}
        onChange={(attributes) => onChange({ attributes })}
      />
      <RadioCards
        name="identity"
        label={t('complaints.report.contact.label')}
        value={draft.identity}
        onChange={(identity) => onChange({ identity })}
        choices={[
          {
            value: 'named',
            title: signedIn ? t('complaints.report.contact.account') : t('complaints.report.contact.named'),
            note: signedIn
              ? t('complaints.report.contact.account-note', { name: actor.name })
              : t('complaints.report.contact.named-note'),
          },
          {
            value: 'confidential',
            title: t('complaints.trust.who.confidential'),
            note: t('complaints.trust.who.confidential-note'),
          },
          {
            value: 'anonymous',
            title: t('complaints.report.contact.anonymous'),
            note: t('complaints.report.contact.anonymous-note'),
          },
        ]}
      />
      {draft.identity !== 'anonymous' && !signedIn && (
        <div className="grid gap-5 sm:grid-cols-2">
          <TextField
            id="lapor-name"
            label={t('complaints.report.contact.name')}
            note={draft.identity === 'named' ? t('complaints.optional') : undefined}
            error={errors.name}
            autoComplete="name"
            maxLength={100}
            value={draft.name}
            onChange={(event) => onChange({ name: event.target.value })}
          />
          <TextField
            id="lapor-phone"
            type="tel"
            inputMode="tel"
            label={t('complaints.report.contact.phone')}
            note={draft.identity === 'named' ? t('complaints.optional') : undefined}
            error={errors.phone}
            autoComplete="tel"
            maxLength={20}
            value={draft.phone}
            onChange={(event) => onChange({ phone: event.target.value })}
          />
        </div>
      )}
      <p className="text-ink-soft text-sm">{t('complaints.report.contact.privacy')}</p>
      <div>
        <Button type="submit" size="large">
          {t('complaints.report.next')}
        </Button>
      </div>
    </form>
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      {form}
      <div ref={offers} tabIndex={-1} className="near-offers">
        {kind && (
          <OtherKind
            kind={kind}
            draft={draft}
            present={category?.title ?? ''}
            onChange={onChange}
            onTaken={() => setTurned(true)}
          />
        )}
        <TwinsPanel draft={draft} twins={twins} onChange={onChange} />
      </div>
    </div>
  );
}
