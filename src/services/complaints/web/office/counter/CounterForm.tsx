/** The form of the counter: what, where, who, in the order in which people tell it. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { type Language, languageNames, languages } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { areasQuery } from '../../../../../web/kit/map/areas.ts';
import { PlacePicker } from '../../../../../web/kit/map/PlacePicker.tsx';
import { areaListQuery } from '../../../../../web/kit/map/wards.ts';
import { useSession } from '../../../../../web/kit/session/session.ts';
import { LoadFailedPage } from '../../../../../web/kit/shell/states.tsx';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { ErrorSummary, Notice } from '../../../../../web/ui/base/feedback.tsx';
import { FieldError, Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { LoadingState } from '../../../../../web/ui/base/progress.tsx';
import { ComboBox } from '../../../../../web/ui/office/combo-box.tsx';
import { KeyHint, OfficeTitle } from '../../../../../web/ui/office/shell.tsx';
import type { Received } from '../../../rules/intake-contract.ts';
import { ProofPhotos } from '../acts/ProofPhotos.tsx';
import { categoriesQuery } from '../desk-data.ts';
import { answerFaults, Questions } from './Questions.tsx';
import { CounterTwins } from './Twins.tsx';
import { type CounterValues, emptyValues, paths, requestOf, wrongInCounter } from './values.ts';

type Props = {
  channel: CounterValues['channel'];
  onSent: (received: Received, values: CounterValues) => void;
};

export function CounterForm({ channel, onSent }: Props) {
  const { t } = useTexts();
  const categories = useQuery(categoriesQuery);
  const areas = useQuery(areaListQuery);
  const error = categories.error ?? areas.error;
  return (
    <>
      <OfficeTitle title={t('complaints.desk.counter.title')} note={t('complaints.desk.counter.note')} />
      {categories.data && areas.data ? (
        <LoadedForm
          channel={channel}
          onSent={onSent}
          categories={categories.data}
          areas={areas.data.areas.filter((one) => one.leaf)}
        />
      ) : error ? (
        <LoadFailedPage
          error={error}
          retry={() => {
            void categories.refetch();
            void areas.refetch();
          }}
        />
      ) : (
        <LoadingState label={t('kit.loading')} />
      )}
    </>
  );
}

type Loaded = Props & {
  categories: NonNullable<ReturnType<typeof useCategories>>;
  areas: { code: string; name: string; parent: string | null }[];
};
const useCategories = () => useQuery(categoriesQuery).data;

function LoadedForm({ channel, onSent, categories, areas }: Loaded) {
  const { t } = useTexts();
  const { city } = useSession();
  const frame = useRef<HTMLFormElement>(null);
  const [photosBusy, setPhotosBusy] = useState(false);
  const shapes = useQuery(areasQuery).data;
  // From the first try on, each question says itself what is wrong with its answer.
  const [tried, setTried] = useState(false);
  const questionsOf = (category: string) =>
    categories.categories.find((one) => one.id === category)?.attributes ?? [];
  const form = useForm<CounterValues>({
    initial: emptyValues(channel),
    paths,
    validate: (values) => {
      setTried(true);
      const wrong = wrongInCounter(values, questionsOf(values.category));
      return Object.fromEntries(Object.entries(wrong).map(([name, key]) => [name, t(key)]));
    },
    submit: async (values) =>
      onSent(
        await api.post<Received>('/api/desk/complaints', requestOf(values, questionsOf(values.category))),
        values,
      ),
  });
  const { values, errors } = form;
  useEffect(() => {
    frame.current?.querySelector<HTMLElement>('input[type="radio"]:checked')?.focus();
  }, []);
  const chosen = categories.categories.find((one) => one.id === values.category);
  const questions = chosen?.attributes ?? [];
  const answersId = form.idOf('answers');
  const wrongAnswers = tried ? answerFaults(t, questions, values.answers) : new Map<string, string>();
  const summary = form.summary.flatMap((one) =>
    one.id === answersId && wrongAnswers.size > 0
      ? [...wrongAnswers].map(([code, message]) => ({ id: `${answersId}/${code}`, message }))
      : [one],
  );
  const listed = { openLabel: t('complaints.desk.open-list'), emptyLabel: t('complaints.desk.nothing-fits') };
  return (
    <form
      ref={frame}
      className="counter"
      noValidate
      onSubmit={form.submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void form.submit(event);
      }}
    >
      <FormFailure failure={form.failure} />
      <ErrorSummary title={t('kit.form.summary', { count: summary.length })} fields={summary} />
      <div className="counter-columns">
        <div className="counter-column">
          <RadioCards
            name="channel"
            label={t('complaints.desk.counter.channel')}
            columns={2}
            value={values.channel}
            onChange={(value) => form.set('channel', value)}
            choices={[
              { value: 'walk-in', title: t('complaints.desk.channel.walk-in') },
              { value: 'phone', title: t('complaints.desk.channel.phone') },
            ]}
          />
          <ComboBox
            {...listed}
            id={form.idOf('category')}
            label={t('complaints.desk.field.category')}
            hint={chosen?.hint}
            options={categories.categories.map((one) => ({
              id: one.id,
              label: one.title,
              note: one.groupTitle,
              keywords: one.keywords,
            }))}
            value={values.category || null}
            onChange={(id) => form.set('category', id ?? '')}
            error={errors.category}
          />
          {chosen?.hazard && (
            <Notice tone="warn" live="polite" title={categories.emergency.title}>
              {t('complaints.desk.counter.hazard', { number: categories.emergency.number })}
            </Notice>
          )}
          <div className="counter-questions" id={answersId} tabIndex={-1}>
            {errors.answers && wrongAnswers.size === 0 && <FieldError>{errors.answers}</FieldError>}
            <Questions
              id={answersId}
              questions={questions}
              answers={values.answers}
              errors={wrongAnswers}
              onChange={(answers) => form.set('answers', answers)}
            />
          </div>
          <TextArea
            {...form.field('description')}
            label={t('complaints.desk.counter.description')}
            hint={t('complaints.desk.counter.description-hint')}
            rows={7}
            maxLength={4000}
          />
          <ProofPhotos
            id={form.idOf('photos')}
            photos={values.photos}
            onChange={(photos) => form.set('photos', photos)}
            onBusy={setPhotosBusy}
            error={errors.photos}
          />
        </div>
        <div className="counter-column">
          <ComboBox
            {...listed}
            id={form.idOf('area')}
            label={t('complaints.desk.field.area')}
            options={areas.map((one) => ({ id: one.code, label: one.name }))}
            value={values.area || null}
            onChange={(code) => form.set('area', code ?? '')}
            error={errors.area}
          />
          <TextField
            {...form.field('place')}
            label={t('complaints.desk.field.place')}
            note={t('complaints.desk.optional')}
            hint={t('complaints.desk.counter.place-hint')}
            maxLength={200}
          />
          {city && (
            <PlacePicker
              label={t('complaints.desk.counter.map')}
              box={city.bbox}
              areas={shapes}
              value={values.location && { ...values.location, from: 'map' }}
              onChange={({ lat, lng }) => form.set('location', { lat, lng })}
              styleUrl={city.mapStyle}
            />
          )}
          {errors.location && <Notice tone="bad">{errors.location}</Notice>}
          <CounterTwins values={values} onSame={(code) => form.set('sameAs', code)} />
          <RadioCards
            name="identity"
            label={t('complaints.desk.trust.counter.label')}
            value={values.identity}
            onChange={(identity) => form.set('identity', identity)}
            choices={[
              { value: 'named', title: t('complaints.desk.trust.counter.named') },
              {
                value: 'confidential',
                title: t('complaints.desk.trust.counter.confidential'),
                note: t('complaints.desk.trust.counter.confidential-note'),
              },
              {
                value: 'anonymous',
                title: t('complaints.desk.counter.anonymous'),
                note: t('complaints.desk.counter.anonymous-note'),
              },
            ]}
          />
          {values.identity !== 'anonymous' && (
            <>
              <TextField
                {...form.field('name')}
                label={t('complaints.desk.reporter.name')}
                note={t('complaints.desk.optional')}
                autoComplete="off"
                maxLength={100}
              />
              <TextField
                {...form.field('phone')}
                label={t('complaints.desk.reporter.phone')}
                note={t('complaints.desk.optional')}
                hint={t('complaints.desk.counter.phone-hint')}
                type="tel"
                inputMode="tel"
                autoComplete="off"
                maxLength={20}
              />
            </>
          )}
          <Select
            id={form.idOf('language')}
            label={t('complaints.desk.counter.language')}
            value={values.language}
            onChange={(event) => form.set('language', event.target.value as Language)}
            options={languages.map((code) => ({ value: code, label: languageNames[code] }))}
          />
        </div>
      </div>
      <ButtonRow>
        <Button
          type="submit"
          size="large"
          busy={form.busy || photosBusy}
          busyLabel={photosBusy ? t('complaints.desk.photo.sending') : t('complaints.desk.sending')}
        >
          {t('complaints.desk.counter.send')}
        </Button>
        <LinkButton tone="quiet" href="/office/laporan">
          {t('complaints.desk.case.to-inbox')}
        </LinkButton>
        <span className="text-ink-soft text-sm">
          <KeyHint>Ctrl</KeyHint> <KeyHint>Enter</KeyHint> {t('complaints.desk.keys.send')}
        </span>
      </ButtonRow>
    </form>
  );
}
