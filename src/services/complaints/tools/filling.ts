/** Puts a ready answer into the words of one case: in the reporter's language, with what the case knows. */
import { type CaseRow, getCase } from '../../../blocks/cases/api.ts';
import { agencies, areas } from '../../../blocks/directory/api.ts';
import { allows } from '../../../platform/actor.ts';
import type { Context } from '../../../platform/context.ts';
import { type FieldProblem, Problem } from '../../../shared/errors.ts';
import { type Language, localesOf, say } from '../../../shared/languages.ts';
import { cleanLine } from '../../../shared/text.ts';
import { localDate } from '../../../shared/time.ts';
import { reporterOf } from '../desk-view.ts';
import { presenterFor } from '../present.ts';
import {
  type CaseField,
  fieldsIn,
  fill,
  REPORTER_FIELD,
  type TemplateAct,
  wordsFor,
} from '../rules/templates.ts';
import type { FilledTemplate, FillTemplate, OfferedTemplates } from '../rules/templates-contract.ts';
import { getComplaint } from '../store.ts';
import type { TemplateRow } from './store-templates.ts';
import { inWords, templatesInForce, templatesOf } from './templates.ts';

type Case = Pick<CaseRow, 'id' | 'code' | 'kind' | 'agency' | 'area' | 'complete_by'>;

/** Said in place of a name that is not known, or not this officer's to know. */
const ADDRESS: Record<Language, string> = {
  id: 'Bapak/Ibu',
  en: 'Sir or Madam',
  jv: 'Bapak/Ibu',
  zh: '市民朋友',
};

/** Of the city, of the agency that holds the case and of those above it; for this act and category. */
async function fitting(ctx: Context, row: Case, act: TemplateAct): Promise<TemplateRow[]> {
  const [rows, tree] = await Promise.all([templatesOf(ctx.city), agencies(ctx.city)]);
  const path = new Set(row.agency ? tree.path(row.agency).map(({ id }) => id) : []);
  return templatesInForce(rows, localDate(ctx.now, ctx.city.zone)).filter(
    ({ agency, acts, categories }) =>
      (agency === null || path.has(agency)) &&
      acts.includes(act) &&
      (categories.length === 0 || categories.includes(row.kind)),
  );
}

/** What can be put into this act on this case: made for its category first, the own agency's before the city's. */
export async function offeredTemplates(
  ctx: Context,
  code: string,
  act: TemplateAct,
): Promise<OfferedTemplates> {
  const row = await getCase(ctx.city, code);
  const [{ language }, found, names] = await Promise.all([
    getComplaint(ctx.city.db, row.id),
    fitting(ctx, row, act),
    presenterFor(ctx.city, ctx.language),
  ]);
  const rank = (one: TemplateRow) => (one.categories.length > 0 ? 0 : 2) + (one.agency === null ? 1 : 0);
  return {
    language,
    templates: found
      .map((one, at) => ({ one, at }))
      .sort((a, b) => rank(a.one) - rank(b.one) || a.at - b.at)
      .map(({ one }) => {
        const { text, fellBack } = wordsFor(one.text, language);
        const used = new Set(fieldsIn(text));
        return {
          id: one.id,
          title: inWords(one.title, ctx.language),
          agency: names.agency(one.agency),
          text,
          textLanguage: fellBack ? 'id' : language,
          fields: one.fields
            .filter(({ name }) => used.has(name))
            .map(({ name, kind, label, choices = [] }) => ({
              name,
              kind,
              label: inWords(label, ctx.language),
              choices: choices.map((choice) => inWords(choice, ctx.language)),
            })),
        };
      }),
  };
}

function dayWords(day: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(localesOf(language), { dateStyle: 'long', timeZone }).format(day);
}

/** What the case knows, in words of a language. */
async function caseValues(ctx: Context, row: Case, language: Language): Promise<Map<string, string>> {
  const { city, now } = ctx;
  const [names, directory] = await Promise.all([presenterFor(city, language), areas(city)]);
  const known: Partial<Record<CaseField, string>> = {
    kode: row.code,
    kategori: names.category(row.kind).name,
    kota: say(city.name, language),
    'hari ini': dayWords(now, language, city.zone),
    ...(row.agency ? { instansi: names.agency(row.agency)?.name } : {}),
    ...(row.area ? { wilayah: directory.name(row.area) } : {}),
    ...(row.complete_by ? { 'tanggal janji': dayWords(row.complete_by, language, city.zone) } : {}),
  };
  return new Map(Object.entries(known).filter((pair): pair is [string, string] => Boolean(pair[1])));
}

/** The free fields as they will be read. 422 names every one that is missing or wrong. */
function freeValues(
  { text, fields }: TemplateRow,
  given: Record<string, string>,
  language: Language,
): Map<string, string> {
  const values = new Map<string, string>();
  const faults: FieldProblem[] = [];
  const used = new Set(fieldsIn(wordsFor(text, language).text));
  for (const { name, kind, choices = [] } of fields) {
    if (!used.has(name)) continue;
    const value = cleanLine(given[name] ?? '');
    const path = `values/${name}`;
    const choice = /^\d{1,2}$/.test(value) ? choices[Number(value)] : undefined;
    const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T12:00:00Z`) : undefined;
    if (!value) faults.push({ path, rule: 'required' });
    else if (kind === 'text') values.set(name, value);
    else if (kind === 'choice' && choice) values.set(name, inWords(choice, language));
    else if (kind === 'date' && day && !Number.isNaN(day.getTime()))
      values.set(name, dayWords(day, language, 'UTC'));
    else faults.push({ path, rule: 'not-listed' });
  }
  if (faults.length > 0) throw new Problem(422, 'platform.invalid', {}, faults);
  return values;
}

/** The reporter's name where the officer may know it; the look is written to the history. Never of a confidential report. */
async function addressOf(ctx: Context, row: Case, language: Language, secret: boolean): Promise<string> {
  const scope = { agency: row.agency, area: row.area };
  if (secret || !allows(ctx.actor, 'complaints.read-reporter', scope)) return ADDRESS[language];
  // The look is a change of its own; the answer of this request is not its answer.
  return (await reporterOf({ ...ctx, idempotency: undefined }, row.code)).name ?? ADDRESS[language];
}

/** The text of a template for one case. 404 when it does not hold for the act, the category or the agency of the case. */
export async function fillTemplate(
  ctx: Context,
  row: Case,
  id: string,
  { act, values }: FillTemplate,
): Promise<FilledTemplate> {
  const template = (await fitting(ctx, row, act)).find((one) => one.id === id);
  if (!template) throw new Problem(404, 'platform.not-found');
  const { language: wanted, confidential } = await getComplaint(ctx.city.db, row.id);
  const { text, fellBack } = wordsFor(template.text, wanted);
  const language = fellBack ? 'id' : wanted;
  const all = new Map([...(await caseValues(ctx, row, language)), ...freeValues(template, values, language)]);
  if (fieldsIn(text).includes(REPORTER_FIELD))
    all.set(REPORTER_FIELD, await addressOf(ctx, row, language, confidential));
  const filled = fill(text, all);
  return { text: filled.text, language, fellBack, missing: filled.missing };
}

export async function fillForCase(ctx: Context, code: string, id: string, given: FillTemplate) {
  return fillTemplate(ctx, await getCase(ctx.city, code), id, given);
}
