/** Answers to a form in words, as people read them back. */
import {
  type Answer,
  type Answers,
  type Facts,
  type FieldView,
  type FormView,
  visible,
} from '../../blocks/definitions/api.ts';
import { areas } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import { open } from '../../platform/crypt.ts';
import { filesById } from '../../platform/files/api.ts';
import type { Language } from '../../shared/languages.ts';
import { formatRupiah, isRupiah } from '../../shared/money.ts';
import { formatPhone } from '../../shared/phone.ts';
import { formatInstant } from '../../shared/time.ts';
import type { FileView, SaidSection } from './rules/application-contract.ts';
import { uploadsOf } from './store-drafts.ts';
import { word } from './words.ts';

/** The ids of all files that the answers name, in their order. */
export function filesIn(form: FormView, answers: Answers): string[] {
  const of = (fields: readonly FieldView[], given: unknown): string[] =>
    fields.flatMap(({ id, type }) => {
      const value = type === 'upload' ? (given as Record<string, unknown>)?.[id] : undefined;
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    });
  return form.sections.flatMap(({ id, repeat, fields }) => {
    if (!repeat) return of(fields, answers);
    const list = answers[id];
    return Array.isArray(list) ? list.flatMap((item) => of(fields, item)) : [];
  });
}

/** Files as screens see them, in the order of `ids`; what is gone is left out. */
export async function fileViews(city: City, ids: readonly string[]): Promise<FileView[]> {
  if (ids.length === 0) return [];
  const [files, uploads] = await Promise.all([filesById(city, ids), uploadsOf(city.db, ids)]);
  return files.flatMap((file): FileView[] => {
    const upload = uploads.get(file.id);
    if (!upload) return [];
    const { id, bytes, width, height } = file;
    return [{ id, kind: upload.kind, name: open(city, upload.name), bytes, width, height }];
  });
}

async function sayer(city: City, language: Language) {
  const directory = await areas(city);
  return (field: FieldView, value: Answer | undefined): string => {
    if (value === undefined || value === null) return '';
    const optionOf = (key: unknown) =>
      field.options?.find((option) => option.value === key)?.title ?? String(key);
    switch (field.type) {
      case 'choice':
        return optionOf(value);
      case 'choices':
        return Array.isArray(value) ? value.map(optionOf).join(', ') : '';
      case 'yes-no':
        return word(language, value === true ? 'applications.said.yes' : 'applications.said.no');
      case 'statement':
        return word(language, 'applications.said.agreed');
      case 'money':
        return isRupiah(value) ? formatRupiah(value) : String(value);
      case 'number': {
        const said = Number(value).toLocaleString(
          language === 'en' || language === 'zh' ? 'en-GB' : 'id-ID',
          {
            maximumFractionDigits: 4,
          },
        );
        return field.unit ? `${said} ${field.unit}` : said;
      }
      case 'time':
        return language === 'id' || language === 'jv' ? String(value).replace(':', '.') : String(value);
      case 'date':
        return formatInstant(Date.parse(`${String(value)}T00:00:00Z`), 'UTC', language, 'date');
      case 'phone':
        return formatPhone(String(value));
      case 'ward':
        return directory.find(String(value)) ? directory.name(String(value)) : String(value);
      case 'place':
        return typeof value === 'object' && 'address' in value ? value.address : '';
      case 'upload':
        return '';
      default:
        return String(value);
    }
  };
}

/** What was asked and answered, section by section. */
export async function saidOf(
  city: City,
  language: Language,
  form: FormView,
  answers: Answers,
  facts: Facts,
): Promise<SaidSection[]> {
  const [say, files] = await Promise.all([
    sayer(city, language),
    fileViews(city, filesIn(form, answers)).then((list) => new Map(list.map((file) => [file.id, file]))),
  ]);
  return visible(form, answers, facts).sections.map(({ section, items }) => ({
    id: section.id,
    title: section.title,
    item: section.repeat?.item ?? null,
    items: items.map(({ path, fields, answers: given }) =>
      fields.map((field) => {
        const value = given[field.id];
        const ids = field.type === 'upload' && Array.isArray(value) ? value : [];
        return {
          field: field.id,
          path: `${path}${field.id}`,
          type: field.type,
          title: field.title,
          said: say(field, value),
          value: value ?? null,
          files: ids.flatMap((id) => files.get(id) ?? []),
        };
      }),
    ),
  }));
}

/** Titles of fields by their path, for requests that name them. */
export function titlesOf(form: FormView, answers: Answers, facts: Facts): Map<string, string> {
  return new Map(
    visible(form, answers, facts).sections.flatMap(({ items }) =>
      items.flatMap(({ path, fields }) =>
        fields.map((field) => [`${path}${field.id}`, field.title] as const),
      ),
    ),
  );
}
