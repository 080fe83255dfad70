/** The form of a category: its words, where a report goes, what is promised and who may see it, from which day. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { isLanguage, languageNames } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow, LinkButton } from '../../../../../web/ui/base/button.tsx';
import { Checkbox, RadioCards } from '../../../../../web/ui/base/choice.tsx';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import { Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import type { CategoryRecord, ComplaintSettings } from '../../../rules/settings-contract.ts';
import { agenciesQuery } from '../desk-data.ts';
import { priorityWords } from '../words.ts';
import { codeFrom } from './codes.ts';
import { FourFields } from './FourFields.tsx';
import { QuestionsEditor } from './QuestionsEditor.tsx';
import { wrongInQuestions } from './questions.ts';
import { LIST_PATH, noon, promiseWords, versionNow } from './records.ts';
import { type CategoryValues, changeOf, NEW_GROUP, valuesOf, wrongInCategory } from './values.ts';

/** Names of the fields whose sentences need one. */
const labels: Record<string, TextKey> = {
  title: 'complaints.desk.categories.name',
  hint: 'complaints.desk.categories.hint',
  groupTitle: 'complaints.desk.categories.group-name',
  group: 'complaints.desk.categories.group',
  agencyKind: 'complaints.desk.categories.kind',
  clock: 'complaints.desk.categories.promise',
};

type Props = { settings: ComplaintSettings; record: CategoryRecord | undefined };

export function CategoryForm({ settings, record }: Props) {
  const { t, language, formats } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const agencies = useQuery(agenciesQuery).data?.agencies ?? [];
  // Until the code is typed by hand it follows the English name.
  const [codeTyped, setCodeTyped] = useState(false);
  const { today, groups } = settings;
  const taken = [...settings.categories.map(({ id }) => id), 'baru'];
  // From the first try on, each question says itself what is wrong with it.
  const [tried, setTried] = useState(false);
  const form = useForm<CategoryValues>({
    paths: { questions: 'attributes' },
    initial: valuesOf(record, record && versionNow(record, today), today),
    validate: (values) => {
      setTried(true);
      return Object.fromEntries(
        Object.entries(wrongInCategory(withCode(values), { isNew: !record, taken, today })).map(
          ([name, key]) => [name, t(key, { field: labelOf(name) })],
        ),
      );
    },
    async submit(given) {
      const values = withCode(given);
      await api.put(
        `/api/complaints/categories/${encodeURIComponent(values.id)}`,
        changeOf(values, groups, record?.stamp ?? null),
      );
      const words = { name: values[`title/${language}`], date: formats.longDate(noon(values.from)) };
      say({ tone: 'good', text: t('complaints.desk.categories.saved', words) });
      navigate(LIST_PATH, { force: true });
      await client.invalidateQueries({ queryKey: ['complaints'] });
    },
  });
  const { values, errors } = form;
  const wrongQuestions = tried ? wrongInQuestions(values.questions) : {};
  const questionsId = form.idOf('questions');
  const summary = form.summary.flatMap((one) =>
    one.id === questionsId && Object.keys(wrongQuestions).length > 0
      ? Object.entries(wrongQuestions).map(([path, { key, params }]) => ({
          id: `${questionsId}/${path}`,
          message: t(key, params),
        }))
      : [one],
  );
  function labelOf(name: string): string {
    const [of = '', code] = name.split('/');
    const key = labels[of];
    const field = key ? t(key) : of;
    return code && isLanguage(code)
      ? t('complaints.desk.categories.in-language', { field, language: languageNames[code] })
      : field;
  }
  function withCode(given: CategoryValues): CategoryValues {
    return record || codeTyped ? given : { ...given, id: codeFrom(given['title/en']) };
  }
  const route = record?.route;
  // The agency's own rule outlives a change of duty; the table of duties does not.
  const stays =
    route?.agency &&
    (route.by === 'rule' || values.agencyKind === (record && versionNow(record, today).agencyKind));
  return (
    <form className="category-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <FormFailure failure={form.failure} />
      <ErrorSummary title={t('kit.form.summary', { count: summary.length })} fields={summary} />
      <div className="category-columns">
        <div className="category-column">
          <FourFields of="title" legend={t('complaints.desk.categories.name')} field={form.field} />
          <FourFields
            of="hint"
            long
            legend={t('complaints.desk.categories.hint')}
            hint={t('complaints.desk.categories.hint-hint')}
            field={form.field}
          />
          <Select
            {...form.field('group')}
            label={t('complaints.desk.categories.group')}
            empty={t('complaints.desk.categories.choose')}
            options={[
              ...groups.map(({ id, title }) => ({ value: id, label: title[language] })),
              { value: NEW_GROUP, label: t('complaints.desk.categories.group-new') },
            ]}
          />
          {values.group === NEW_GROUP && (
            <FourFields
              of="groupTitle"
              legend={t('complaints.desk.categories.group-name')}
              field={form.field}
            />
          )}
          <TextArea
            {...form.field('keywords')}
            label={t('complaints.desk.categories.keywords')}
            note={t('complaints.desk.optional')}
            hint={t('complaints.desk.categories.keywords-hint')}
            rows={3}
          />
          {!record && (
            <TextField
              {...form.field('id')}
              value={withCode(values).id}
              onChange={(event) => {
                setCodeTyped(true);
                form.set('id', event.target.value);
              }}
              label={t('complaints.desk.categories.id')}
              hint={t('complaints.desk.categories.id-hint')}
              maxLength={60}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </div>
        <div className="category-column">
          <Select
            {...form.field('agencyKind')}
            label={t('complaints.desk.categories.kind')}
            hint={t('complaints.desk.categories.kind-hint')}
            empty={t('complaints.desk.categories.choose')}
            options={settings.kinds.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <Select
            {...form.field('agency')}
            label={t('complaints.desk.categories.goes-to')}
            hint={
              route && route.elsewhere.length > 0
                ? t('complaints.desk.categories.elsewhere', {
                    places: formats.list(
                      route.elsewhere.map(({ area, agency }) => `${area.name} → ${agency.name}`),
                    ),
                  })
                : undefined
            }
            empty={
              stays
                ? t('complaints.desk.keep', { value: route.agency?.name ?? '' })
                : t('complaints.desk.categories.by-kind')
            }
            options={agencies.map(({ id, name }) => ({ value: id, label: name[language] }))}
          />
          <Select
            {...form.field('clock')}
            label={t('complaints.desk.categories.promise')}
            hint={settings.clocks.find(({ id }) => id === values.clock)?.source}
            empty={t('complaints.desk.categories.choose')}
            options={settings.clocks.map(({ id }) => ({ value: id, label: promiseWords(t, settings, id) }))}
          />
          <Select
            {...form.field('priority')}
            label={t('complaints.desk.field.priority')}
            options={Object.entries(priorityWords).map(([value, key]) => ({ value, label: t(key) }))}
          />
          <RadioCards
            id={form.idOf('public')}
            name="public"
            label={t('complaints.desk.categories.visible')}
            value={values.public}
            onChange={(value) => form.set('public', value)}
            error={errors.public}
            choices={[
              {
                value: 'open',
                title: t('complaints.desk.categories.visible.open'),
                note: t('complaints.desk.categories.visible.open-note'),
              },
              {
                value: 'coarse',
                title: t('complaints.desk.categories.visible.coarse'),
                note: t('complaints.desk.categories.visible.coarse-note'),
              },
              {
                value: 'hidden',
                title: t('complaints.desk.categories.visible.hidden'),
                note: t('complaints.desk.categories.visible.hidden-note'),
              },
            ]}
          />
          <Checkbox
            checked={values.hazard}
            onChange={(event) => form.set('hazard', event.target.checked)}
            note={t('complaints.desk.categories.hazard-note')}
          >
            {t('complaints.desk.categories.hazard')}
          </Checkbox>
          <DateField
            {...form.field('from')}
            label={t('complaints.desk.categories.from')}
            hint={t('complaints.desk.categories.from-hint')}
            min={today}
          />
        </div>
      </div>
      <QuestionsEditor
        id={questionsId}
        questions={values.questions}
        wrong={wrongQuestions}
        error={Object.keys(wrongQuestions).length > 0 ? undefined : errors.questions}
        onChange={(questions) => form.set('questions', questions)}
      />
      <ButtonRow>
        <Button type="submit" size="large" busy={form.busy} busyLabel={t('complaints.desk.sending')}>
          {t(
            record?.retiredOn
              ? 'complaints.desk.categories.use-again'
              : record
                ? 'complaints.desk.categories.save'
                : 'complaints.desk.categories.add',
          )}
        </Button>
        <LinkButton tone="quiet" href={LIST_PATH}>
          {t('complaints.desk.categories.cancel')}
        </LinkButton>
      </ButtonRow>
    </form>
  );
}
