/** What the pages of ready answers ask the server, and the values of their form. */
import { queryOptions } from '@tanstack/react-query';
import { type Language, languages } from '../../../../../shared/languages.ts';
import { api } from '../../../../../web/kit/api/api.ts';
import type { TextKey } from '../../../../../web/kit/texts/keys.gen.ts';
import type { SomeWords, TemplateAct } from '../../../rules/templates.ts';
import type { OfferedTemplates, TemplatesView, TemplateView } from '../../../rules/templates-contract.ts';

export const TEMPLATES_PATH = '/office/jawaban';

export const templatesQuery = queryOptions({
  queryKey: ['complaints', 'templates'],
  queryFn: ({ signal }) => api.get<TemplatesView>('/api/desk/templates', { signal }),
});

export type Offered = OfferedTemplates['templates'][number];

export const offeredQuery = (code: string, act: TemplateAct) =>
  queryOptions({
    queryKey: ['complaints', 'templates', 'offered', code, act],
    queryFn: ({ signal }) =>
      api.get<OfferedTemplates>(`/api/desk/complaints/${encodeURIComponent(code)}/templates`, {
        query: { act },
        signal,
      }),
    staleTime: 60_000,
  });

export const templateActWords: Record<TemplateAct, TextKey> = {
  answer: 'complaints.tools.template.act.answer',
  ask: 'complaints.tools.template.act.ask',
  close: 'complaints.tools.template.act.close',
  reject: 'complaints.tools.template.act.reject',
};

export function wordsIn(words: SomeWords, language: Language): string {
  return words[language]?.trim() || words.id;
}

export type FieldValues = {
  /** For React only. */
  key: string;
  name: string;
  kind: 'text' | 'date' | 'choice';
  label: Record<Language, string>;
  /** One choice a line, in each language. */
  choices: Record<Language, string>;
};

export type TemplateValues = {
  agency: string;
  acts: TemplateAct[];
  categories: string[];
  title: Record<Language, string>;
  text: Record<Language, string>;
  fields: FieldValues[];
  from: string;
};

const four = (words: Partial<Record<Language, string>> = {}) =>
  Object.fromEntries(languages.map((language) => [language, words[language] ?? ''])) as Record<
    Language,
    string
  >;
const some = (words: Record<Language, string>) =>
  Object.fromEntries(
    languages.flatMap((language) => (words[language].trim() ? [[language, words[language].trim()]] : [])),
  ) as SomeWords;

let made = 0;
export function newField(): FieldValues {
  made += 1;
  return { key: `f${made}`, name: '', kind: 'text', label: four(), choices: four() };
}

const linesOf = (words: readonly SomeWords[]) =>
  Object.fromEntries(
    languages.map((language) => [language, words.map((one) => one[language] ?? '').join('\n')]),
  ) as Record<Language, string>;

export function valuesOf(
  template: TemplateView | undefined,
  place: string | undefined,
  today: string,
): TemplateValues {
  return {
    agency: template?.agency?.id ?? place ?? '',
    acts: template?.acts ?? ['answer'],
    categories: template?.categories ?? [],
    title: four(template?.title),
    text: four(template?.text),
    fields: (template?.fields ?? []).map(({ name, kind, label, choices = [] }) => ({
      ...newField(),
      name,
      kind,
      label: four(label),
      choices: linesOf(choices),
    })),
    from: template && template.from > today ? template.from : today,
  };
}

function choicesOf(lines: Record<Language, string>): SomeWords[] {
  const split = languages.map(
    (language) => [language, lines[language].split('\n').map((line) => line.trim())] as const,
  );
  const count = Math.max(0, ...split.map(([, list]) => list.length));
  return Array.from({ length: count }, (_, index) =>
    some(
      Object.fromEntries(split.map(([language, list]) => [language, list[index] ?? ''])) as Record<
        Language,
        string
      >,
    ),
  ).filter((one) => Object.keys(one).length > 0);
}

/** The content as the server takes it. */
export function contentOf({ acts, categories, title, text, fields, from }: TemplateValues) {
  return {
    ...{ acts, categories, title: some(title), text: some(text), from },
    fields: fields.map(({ name, kind, label, choices }) => ({
      name: name.trim(),
      kind,
      label: some(label),
      ...(kind === 'choice' ? { choices: choicesOf(choices) } : {}),
    })),
  };
}
