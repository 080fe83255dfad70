/** Ready answers with fields in braces: which fields a text names, whether it may be kept, and how it is filled. Text only. Pure. */
import type { Language } from '../../../shared/languages.ts';

/** Filled from the case by the server. */
export const CASE_FIELDS = [
  'kode',
  'kategori',
  'instansi',
  'tanggal janji',
  'wilayah',
  'kota',
  'hari ini',
] as const;
export type CaseField = (typeof CASE_FIELDS)[number];

/** Only where nobody but the reporter reads it, and only for officers who may know who reported. */
export const REPORTER_FIELD = 'nama pelapor';

export const TEMPLATE_ACTS = ['answer', 'ask', 'close', 'reject'] as const;
export type TemplateAct = (typeof TEMPLATE_ACTS)[number];

/** Words that are there in Indonesian, and perhaps in other languages. */
export type SomeWords = { id: string } & Partial<Record<Language, string>>;

export type FreeField = {
  name: string;
  kind: 'text' | 'date' | 'choice';
  label: SomeWords;
  /** Of a choice. */
  choices?: SomeWords[];
};

export type TemplateContent = {
  acts: readonly TemplateAct[];
  title: SomeWords;
  text: SomeWords;
  fields: readonly FreeField[];
};

export type TemplateFault = { path: string; rule: string; params?: Record<string, string | number> };

const NAME = '[a-z][a-z0-9 -]{0,39}';
const FIELD = new RegExp(`\\{(${NAME})\\}`, 'g');
/** What stands where the case has nothing to fill in; the officer writes it by hand. */
export const GAP = '…';

/** Names of the fields that a text has, each once, in their order. */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(FIELD)].map((match) => match[1] as string))];
}

/** The words in a language; Indonesian where they are missing, and then `fellBack`. */
export function wordsFor(words: SomeWords, language: Language): { text: string; fellBack: boolean } {
  const own = words[language]?.trim();
  return own ? { text: own, fellBack: false } : { text: words.id, fellBack: language !== 'id' };
}

/** One pass over the text, so that what a value holds is never read as a field. Fields without a value become a gap. */
export function fill(text: string, values: ReadonlyMap<string, string>): { text: string; missing: string[] } {
  const missing = new Set<string>();
  const filled = text.replace(FIELD, (_whole, name: string) => {
    const value = values.get(name);
    if (value) return value;
    missing.add(name);
    return GAP;
  });
  return { text: filled, missing: [...missing] };
}

/** Why a template cannot be kept; empty when it can. Paths as in the request that saves it. */
export function templateFaults({ acts, text, fields }: TemplateContent): TemplateFault[] {
  const faults: TemplateFault[] = [];
  const free = new Set<string>();
  fields.forEach(({ name, kind, choices }, index) => {
    const path = `fields/${index}`;
    if ((CASE_FIELDS as readonly string[]).includes(name) || name === REPORTER_FIELD)
      faults.push({ path: `${path}/name`, rule: 'template-field-taken', params: { name } });
    else if (free.has(name)) faults.push({ path: `${path}/name`, rule: 'twice' });
    free.add(name);
    if (kind === 'choice' && (choices?.length ?? 0) < 2)
      faults.push({ path: `${path}/choices`, rule: 'template-choices' });
  });
  const used = new Set<string>();
  for (const [language, words] of Object.entries(text)) {
    const path = `text/${language}`;
    if (/[{}]/.test(words.replace(FIELD, '')))
      faults.push({ path, rule: 'template-braces', params: { example: '{kode}' } });
    for (const name of fieldsIn(words)) {
      used.add(name);
      if (name === REPORTER_FIELD) {
        if (acts.some((act) => act !== 'ask')) faults.push({ path, rule: 'template-reporter-in-public' });
      } else if (!free.has(name) && !(CASE_FIELDS as readonly string[]).includes(name))
        faults.push({ path, rule: 'template-field-unknown', params: { name } });
    }
  }
  fields.forEach(({ name }, index) => {
    if (!used.has(name))
      faults.push({ path: `fields/${index}/name`, rule: 'template-field-unused', params: { name } });
  });
  return faults;
}
