/** The form of a ready answer: for which steps and kinds, its words in four languages, and what the officer is asked for. */

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { type Language, languageNames, languages, languageTags } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import { DateField } from '../../../../../web/kit/forms/DateField.tsx';
import { FormFailure } from '../../../../../web/kit/forms/FormFailure.tsx';
import { useForm } from '../../../../../web/kit/forms/use-form.ts';
import { navigate } from '../../../../../web/kit/navigation/location.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button, ButtonRow } from '../../../../../web/ui/base/button.tsx';
import { Checkbox } from '../../../../../web/ui/base/choice.tsx';
import { ErrorSummary } from '../../../../../web/ui/base/feedback.tsx';
import { FieldError, Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { useToast } from '../../../../../web/ui/base/toast.tsx';
import { CASE_FIELDS, REPORTER_FIELD, TEMPLATE_ACTS } from '../../../rules/templates.ts';
import type { TemplatesView, TemplateView } from '../../../rules/templates-contract.ts';
import { categoriesQuery } from '../desk-data.ts';
import { TemplateFields } from './TemplateFields.tsx';
import {
  contentOf,
  TEMPLATES_PATH,
  type TemplateValues,
  templateActWords,
  valuesOf,
  wordsIn,
} from './templates-data.ts';

type Props = { view: TemplatesView; template: TemplateView | undefined };
const CITY = '';

export function TemplateForm({ view, template }: Props) {
  const { t, language } = useTexts();
  const client = useQueryClient();
  const say = useToast();
  const categories = useQuery(categoriesQuery).data?.categories ?? [];
  const first = view.places[0] === null ? CITY : view.places[0]?.id;
  const form = useForm<TemplateValues>({
    initial: valuesOf(template, first, view.today),
    validate: ({ acts, title, text }) => ({
      ...(acts.length > 0 ? {} : { acts: t('complaints.tools.template.need-act') }),
      ...(title.id.trim().length >= 2 ? {} : { title: t('complaints.tools.template.need-name') }),
      ...(text.id.trim().length >= 2 ? {} : { text: t('complaints.tools.template.need-text') }),
    }),
    async submit(values) {
      const content = contentOf(values);
      if (template)
        await api.put(`/api/desk/templates/${encodeURIComponent(template.id)}`, {
          seen: template.stamp,
          ...content,
        });
      else await api.post('/api/desk/templates', { agency: values.agency || null, ...content });
      say({
        tone: 'good',
        text: t('complaints.tools.template.saved', { name: wordsIn(content.title, language) }),
      });
      navigate(TEMPLATES_PATH, { force: true });
      await client.invalidateQueries({ queryKey: ['complaints', 'templates'] });
    },
  });
  const { values, errors } = form;
  const caret = useRef<{ language: Language; at: number }>({ language: 'id', at: -1 });
  const put = (name: string) => {
    const { language: into, at } = caret.current;
    const text = values.text[into];
    const place = at < 0 ? text.length : at;
    form.set('text', { ...values.text, [into]: `${text.slice(0, place)}{${name}}${text.slice(place)}` });
    caret.current = { language: into, at: place + name.length + 2 };
  };
  const locked = template !== undefined && !template.mine;
  return (
    <form className="tool-form" noValidate onSubmit={(event) => void form.submit(event)}>
      <fieldset disabled={locked} className="tool-form">
        <ErrorSummary title={t('kit.form.summary', { count: form.summary.length })} fields={form.summary} />
        <FormFailure failure={form.failure} />
        {!template && (
          <Select
            {...form.field('agency')}
            label={t('complaints.tools.template.owner')}
            options={view.places.map((place) => ({
              value: place?.id ?? CITY,
              label: place?.name ?? t('complaints.tools.template.whole-city'),
            }))}
          />
        )}
        <fieldset className="tool-boxes" id={form.idOf('acts')} tabIndex={-1}>
          <legend className="field-label">{t('complaints.tools.template.acts')}</legend>
          {errors.acts && <FieldError>{errors.acts}</FieldError>}
          {TEMPLATE_ACTS.map((act) => (
            <Checkbox
              key={act}
              checked={values.acts.includes(act)}
              onChange={(event) =>
                form.set(
                  'acts',
                  TEMPLATE_ACTS.filter((one) =>
                    one === act ? event.target.checked : values.acts.includes(one),
                  ),
                )
              }
            >
              {t(templateActWords[act])}
            </Checkbox>
          ))}
        </fieldset>
        <div className="tool-boxes">
          <Select
            label={t('complaints.tools.template.categories')}
            hint={t('complaints.tools.template.categories-hint')}
            value=""
            empty={t('complaints.tools.template.category-add')}
            onChange={(event) =>
              event.target.value && form.set('categories', [...values.categories, event.target.value])
            }
            options={categories
              .filter(({ id }) => !values.categories.includes(id))
              .map(({ id, title }) => ({ value: id, label: title }))}
          />
          {values.categories.length > 0 && (
            <ul className="tool-chips">
              {values.categories.map((id) => {
                const name = categories.find((one) => one.id === id)?.title ?? id;
                return (
                  <li key={id}>
                    <Button
                      tone="second"
                      size="small"
                      icon="cross"
                      onClick={() =>
                        form.set(
                          'categories',
                          values.categories.filter((one) => one !== id),
                        )
                      }
                    >
                      {name}
                    </Button>
                  </li>
                );
              })}
            </ul>
          )}
        </div>
        <fieldset className="four-fields">
          <legend className="field-label">{t('complaints.tools.template.name')}</legend>
          <div>
            {languages.map((one) => (
              <TextField
                key={one}
                id={one === 'id' ? form.idOf('title') : undefined}
                label={languageNames[one]}
                note={one === 'id' ? undefined : t('complaints.desk.optional')}
                lang={languageTags[one]}
                maxLength={120}
                autoComplete="off"
                value={values.title[one]}
                error={one === 'id' ? errors.title : undefined}
                onChange={(event) => form.set('title', { ...values.title, [one]: event.target.value })}
              />
            ))}
          </div>
        </fieldset>
        <fieldset className="four-fields">
          <legend className="field-label">{t('complaints.tools.template.words')}</legend>
          <p className="field-hint">{t('complaints.tools.template.words-hint')}</p>
          <p className="field-hint" id={form.idOf('names')}>
            {t('complaints.tools.template.case-fields')}
          </p>
          <ul className="tool-chips" aria-labelledby={form.idOf('names')}>
            {[...CASE_FIELDS, REPORTER_FIELD].map((name) => (
              <li key={name}>
                <Button tone="second" size="small" onClick={() => put(name)}>
                  {`{${name}}`}
                </Button>
              </li>
            ))}
          </ul>
          <p className="field-hint">
            {t('complaints.tools.template.reporter-hint', { field: `{${REPORTER_FIELD}}` })}
          </p>
          <div>
            {languages.map((one) => (
              <TextArea
                key={one}
                id={one === 'id' ? form.idOf('text') : undefined}
                label={languageNames[one]}
                note={one === 'id' ? undefined : t('complaints.desk.optional')}
                lang={languageTags[one]}
                rows={5}
                maxLength={1500}
                value={values.text[one]}
                error={one === 'id' ? errors.text : undefined}
                onChange={(event) => form.set('text', { ...values.text, [one]: event.target.value })}
                onSelect={(event) => {
                  caret.current = { language: one, at: event.currentTarget.selectionStart };
                }}
              />
            ))}
          </div>
        </fieldset>
        <TemplateFields
          id={form.idOf('fields')}
          fields={values.fields}
          error={errors.fields}
          onChange={(fields) => form.set('fields', fields)}
        />
        <DateField
          {...form.field('from')}
          label={t('complaints.tools.template.from')}
          value={values.from}
          min={view.today}
        />
        {!locked && (
          <ButtonRow>
            <Button type="submit" busy={form.busy} busyLabel={t('complaints.desk.sending')}>
              {t('complaints.tools.template.save')}
            </Button>
          </ButtonRow>
        )}
      </fieldset>
    </form>
  );
}
