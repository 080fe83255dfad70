/** What the officer is asked for before a ready answer is put in. */
import { type Language, languageNames, languages, languageTags } from '../../../../../shared/languages.ts';
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FieldError, Select, TextArea, TextField } from '../../../../../web/ui/base/field.tsx';
import { type FieldValues, newField } from './templates-data.ts';

const MOST = 8;

type Props = {
  id: string;
  fields: FieldValues[];
  error: string | undefined;
  onChange: (fields: FieldValues[]) => void;
};

export function TemplateFields({ id, fields, error, onChange }: Props) {
  const { t } = useTexts();
  return (
    <fieldset className="tool-boxes" id={id} tabIndex={-1}>
      <legend className="field-label">{t('complaints.tools.template.fields')}</legend>
      <p className="field-hint">{t('complaints.tools.template.fields-hint', { example: '{hari kerja}' })}</p>
      {error && <FieldError>{error}</FieldError>}
      {fields.map((field, index) => (
        <One
          key={field.key}
          number={index + 1}
          field={field}
          onChange={(next) => onChange(fields.map((one) => (one.key === field.key ? next : one)))}
          onRemove={() => onChange(fields.filter((one) => one.key !== field.key))}
        />
      ))}
      {fields.length < MOST && (
        <div>
          <Button tone="second" size="small" icon="plus" onClick={() => onChange([...fields, newField()])}>
            {t('complaints.tools.template.field-add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

type OneProps = {
  number: number;
  field: FieldValues;
  onChange: (field: FieldValues) => void;
  onRemove: () => void;
};

function One({ number, field, onChange, onRemove }: OneProps) {
  const { t } = useTexts();
  const inLanguage = (of: 'label' | 'choices', language: Language, value: string) =>
    onChange({ ...field, [of]: { ...field[of], [language]: value } });
  return (
    <fieldset className="tool-card">
      <legend className="field-label">{t('complaints.tools.template.field-number', { number })}</legend>
      <div className="field-pair">
        <TextField
          label={t('complaints.tools.template.field-name')}
          value={field.name}
          maxLength={40}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onChange({ ...field, name: event.target.value.toLowerCase() })}
        />
        <Select
          label={t('complaints.tools.template.field-kind')}
          value={field.kind}
          onChange={(event) => onChange({ ...field, kind: event.target.value as FieldValues['kind'] })}
          options={[
            { value: 'text', label: t('complaints.tools.template.kind.text') },
            { value: 'date', label: t('complaints.tools.template.kind.date') },
            { value: 'choice', label: t('complaints.tools.template.kind.choice') },
          ]}
        />
      </div>
      <fieldset className="four-fields">
        <legend className="field-label">{t('complaints.tools.template.field-label')}</legend>
        <div>
          {languages.map((language) => (
            <TextField
              key={language}
              label={languageNames[language]}
              lang={languageTags[language]}
              value={field.label[language]}
              maxLength={80}
              onChange={(event) => inLanguage('label', language, event.target.value)}
            />
          ))}
        </div>
      </fieldset>
      {field.kind === 'choice' && (
        <fieldset className="four-fields">
          <legend className="field-label">{t('complaints.tools.template.choices')}</legend>
          <p className="field-hint">{t('complaints.tools.template.choices-hint')}</p>
          <div>
            {languages.map((language) => (
              <TextArea
                key={language}
                label={languageNames[language]}
                lang={languageTags[language]}
                rows={4}
                value={field.choices[language]}
                onChange={(event) => inLanguage('choices', language, event.target.value)}
              />
            ))}
          </div>
        </fieldset>
      )}
      <div>
        <Button tone="quiet" size="small" icon="cross" onClick={onRemove}>
          {t('complaints.tools.template.field-remove')}
        </Button>
      </div>
    </fieldset>
  );
}
