/** Naming what the applicant has to mend: each field with a word on what is wrong with it. */
import { useTexts } from '../../../../../web/kit/texts/texts.ts';
import { Button } from '../../../../../web/ui/base/button.tsx';
import { FieldError, Select, TextField } from '../../../../../web/ui/base/field.tsx';
import type { DeskApplication } from '../../../rules/desk-contract.ts';

export type ToMend = { path: string; title: string; note: string };

type Props = {
  application: DeskApplication;
  fields: ToMend[];
  onChange: (fields: ToMend[]) => void;
  tried: boolean;
};

export function FieldsToMend({ application, fields, onChange, tried }: Props) {
  const { t } = useTexts();
  const groups = (application.answers ?? []).map((section) => ({
    label: section.title,
    options: section.items.flatMap((item, index) =>
      item
        .filter(({ path }) => !fields.some((field) => field.path === path))
        .map(({ path, title }) => ({
          value: path,
          label: section.item ? `${section.item} ${index + 1}: ${title}` : title,
        })),
    ),
  }));
  const titleOf = (path: string) =>
    groups.flatMap(({ options }) => options).find(({ value }) => value === path)?.label ?? path;
  return (
    <fieldset className="grid gap-3">
      <legend className="field-label">{t('applications.desk.fields')}</legend>
      {tried && fields.length === 0 && <FieldError>{t('applications.desk.fields-missing')}</FieldError>}
      {fields.map((field) => (
        <div key={field.path} className="grid gap-2 border-line border-l-4 pl-3">
          <TextField
            label={field.title}
            hint={t('applications.desk.field-note-hint')}
            error={
              tried && field.note.trim().length < 2 ? t('applications.desk.field-note-missing') : undefined
            }
            maxLength={500}
            value={field.note}
            onChange={({ target }) =>
              onChange(fields.map((one) => (one.path === field.path ? { ...one, note: target.value } : one)))
            }
          />
          <div>
            <Button
              tone="quiet"
              size="small"
              onClick={() => onChange(fields.filter(({ path }) => path !== field.path))}
            >
              {t('applications.desk.field-drop', { name: field.title })}
            </Button>
          </div>
        </div>
      ))}
      <Select
        label={t('applications.desk.field-add')}
        empty={t('definitions.form.choose')}
        value=""
        options={groups.filter(({ options }) => options.length > 0)}
        onChange={({ target }) => {
          if (target.value)
            onChange([...fields, { path: target.value, title: titleOf(target.value), note: '' }]);
        }}
      />
    </fieldset>
  );
}
