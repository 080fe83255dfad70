/** What the papers of the shelf say, for answers as the walk makes them up: words that a reader understands, and nothing left open. */
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { testCity } from '../../../test/kit/city.ts';
import { sheet } from '../../../test/kit/papers.ts';
import { pagesOf, readPdf } from '../../../test/kit/pdf.ts';
import { PANJANG } from '../../../test/kit/people.ts';
import { liveDefinition } from '../../blocks/definitions/live.ts';
import { readServices } from '../../blocks/definitions/load.ts';
import type { Definition } from '../../blocks/definitions/rules/shape/definition.ts';
import type { Field } from '../../blocks/definitions/rules/shape/form.ts';
import type { Paper } from '../../blocks/definitions/rules/shape/papers.ts';
import { newChance } from '../../blocks/definitions/walk/chance.ts';
import { type Filled, type Filler, fillForm } from '../../blocks/definitions/walk/fill.ts';
import { answerSets } from '../../blocks/definitions/walk/form.ts';
import { compileFormulas } from '../../blocks/definitions/walk/formulas.ts';
import { literalsOf } from '../../blocks/definitions/walk/literals.ts';
import { type FilledPaper, fillPaper } from '../../blocks/documents/paper/fill.ts';
import { openFonts, writable } from '../../blocks/documents/paper/fonts.ts';
import { renderSheet } from '../../blocks/documents/paper/render.ts';
import type { City } from '../../platform/city.ts';
import { formatRupiah } from '../../shared/money.ts';
import { gistOf } from './gist.ts';
import { fillingOf, validUntil } from './paper-text.ts';

const TODAY = '2027-03-01';
const NUMBER = '017/503.5/DINAS/III/2027';
const { definitions } = await readServices({ folders: [join(import.meta.dirname, '../../../packs/base')] });
const shelf = definitions.filter(({ papers }) => papers?.length);

type Data = Parameters<typeof fillingOf>[3];

function liveOf(definition: Definition) {
  return liveDefinition({
    ...{ service: definition.id, number: 1, hash: '', from: definition.from },
    content: definition,
  });
}
type Live = ReturnType<typeof liveOf>;

function fillerOf(definition: Definition, live: Live): Filler {
  return {
    form: live.form('id'),
    facts: { today: TODAY, applied_on: TODAY },
    // The walk also tries words out of the expressions as free text; here a key on paper would then be no fault.
    literals: { ...literalsOf(compileFormulas(definition).all), texts: [] },
    chance: newChance(definition.id),
  };
}

/** The answers with what every visit and every review of the workflow found. */
function found(live: Live, filler: Filler, { data }: Filled): Data {
  let visit = {};
  const reviews: Record<string, unknown> = {};
  const ask = (place: { state: string; review?: string }) => {
    const form = live.officeForm(place, 'id');
    const facts = { ...data, visit, reviews } as unknown as Filler['facts'];
    const filled = form && fillForm({ ...filler, form, facts });
    const own = form?.sections.flatMap(({ fields }) => fields.map(({ id }) => id)) ?? [];
    return Object.fromEntries(own.map((id) => [id, filled?.data[id] ?? null]));
  };
  for (const [id, state] of Object.entries(live.definition.workflow?.states ?? {})) {
    if (state.kind === 'visit') visit = { ...visit, ...ask({ state: id }) };
    if (state.kind === 'reviews')
      for (const review of state.reviews)
        reviews[review.id.replaceAll('-', '_')] = { ...ask({ state: id, review: review.id }), agrees: true };
  }
  // The walk knows no city; a ward that is none would be refused when it is sent.
  const text = JSON.stringify({ ...data, visit, reviews }).replaceAll('33.71.01.1001', PANJANG);
  const known = JSON.parse(text) as Data;
  return {
    ...known,
    fee: live.fee(known).total,
    issued_on: TODAY,
    applicant: { name: 'Warga Contoh Rekaan' },
    agency: { name: 'Dinas Contoh' },
    city: { name: 'Kota Contoh' },
  } as Data;
}

async function written(city: City, live: Live, paper: Paper, data: Data): Promise<FilledPaper> {
  const known = { ...data, valid_until: validUntil(live, paper, data, TODAY) } as Data;
  const { template, evaluate } = await fillingOf(city, live, paper, known);
  return fillPaper(template, (expression) => evaluate(expression, NUMBER));
}

const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Object.values((value as object | null) ?? {}).flatMap(textsOf);

function fieldsOf({ form, workflow }: Definition): Field[] {
  return [
    ...(form?.sections ?? []).flatMap(({ fields }) => fields),
    ...Object.values(workflow?.states ?? {}).flatMap((state) => {
      if (state.kind === 'visit') return state.minutes;
      return state.kind === 'reviews' ? state.reviews.flatMap(({ fields = [] }) => fields) : [];
    }),
  ];
}

/** Keys of options that are no words of the paper itself nor of any title that it may print. */
function rawKeys(fields: readonly Field[], template: string): string[] {
  const options = fields.flatMap(({ options = [] }) => options);
  const words = new Set(
    `${template.replace(/\{\{.*?\}\}/g, '')} ${options.map(({ title }) => title.id).join(' ')}`
      .toLowerCase()
      .match(/[\p{L}\d_]+/gu),
  );
  return [...new Set(options.map(({ value }) => value))].filter((key) => !words.has(key.toLowerCase()));
}

/** Everything about this text that a reader would stumble over. */
function stumbles(text: string, template: string, keys: readonly string[], money: readonly number[]) {
  const shapes: [string, RegExp][] = [
    ['a placeholder', /\{\{|\}\}|cell_\d/],
    ['a date of machines', /\b\d{4}-\d{2}-\d{2}\b/],
    ['the number of a ward', /\b\d\d\.\d\d\.\d\d\.\d{4}\b/],
    ['a time with a colon', /\b\d{1,2}:\d{2}\b/],
    ['a word of machines', /\b(undefined|null|NaN|true|false)\b|\[object/],
    ['a sign that cannot be written', /\uFFFD/],
    ['Rp twice', /Rp\s*Rp/],
    ['a comma or point before which nothing stands', /(^|[\s(])[,.;](\s|$)/],
    ['empty brackets', /\(\s*\)/],
  ];
  const bad = shapes.filter(([, shape]) => shape.test(text)).map(([what]) => what);
  if (text.includes('?') && !template.includes('?')) bad.push('a question mark');
  for (const key of keys) if (new RegExp(`(?<![\\w@])${key}(?!\\w)`).test(text)) bad.push(`the key ${key}`);
  for (const amount of money.filter((one) => one >= 1000)) {
    const digits = formatRupiah(amount).slice(2);
    if (new RegExp(`(?<!Rp|[\\d.])(${digits.replaceAll('.', '\\.')}|${amount})(?![\\d.])`).test(text))
      bad.push(`an amount without Rp: ${digits}`);
  }
  return bad;
}

test('every paper of the shelf reads well for all answers of the walk: titles, dates, times and amounts as letters write them', async (t) => {
  const city = await testCity(t);
  const fonts = openFonts();
  const out = process.env.PENDOPO_PAPERS;
  if (out) mkdirSync(out, { recursive: true });
  assert.ok(shelf.length >= 24, `${shelf.length} services with papers`);
  const bad = new Set<string>();
  for (const definition of shelf) {
    const live = liveOf(definition);
    const filler = fillerOf(definition, live);
    const sets = answerSets(filler);
    const fields = fieldsOf(definition);
    assert.ok(sets.length > 0, definition.id);
    for (const paper of definition.papers ?? []) {
      const template = JSON.stringify(paper);
      const keys = rawKeys(fields, template);
      let longest: FilledPaper | undefined;
      for (const filled of sets) {
        const data = found(live, filler, filled);
        const money = fields.flatMap(({ id, type }) => {
          const value = (data as Record<string, unknown>)[id];
          return type === 'money' && typeof value === 'number' ? [value] : [];
        });
        const one = await written(city, live, paper, data);
        for (const text of textsOf({ heading: one.heading, id: one.title.id, body: one.body })) {
          for (const what of stumbles(text, template, keys, money))
            bad.add(`${definition.id}/${paper.id}: ${what} in “${text.slice(0, 160)}”`);
          for (const font of [fonts.regular, fonts.strong])
            if (writable(font, text) !== text)
              bad.add(`${definition.id}/${paper.id}: not in the font: ${text}`);
        }
        if (!longest || JSON.stringify(one).length > JSON.stringify(longest).length) longest = one;
      }
      if (!longest) continue;
      const pdf = await renderSheet(sheet({ paper: longest, number: NUMBER }));
      const drawn = pagesOf(readPdf(pdf)).flat().join(' ').replace(/\s+/g, '');
      for (const text of textsOf(longest.body).filter((one) => /\S\S/.test(one) && one !== 'justify'))
        if (!drawn.includes(text.replace(/\s+/g, '').slice(0, 40)))
          bad.add(`${definition.id}/${paper.id}: not on the page: ${text.slice(0, 60)}`);
      if (out) writeFileSync(join(out, `${definition.id}-${paper.id}.pdf`), pdf);
    }
  }
  assert.deepEqual([...bad], []);
});

test('what the head reads in the list before deciding is what is asked for, not who asks', async (t) => {
  const city = await testCity(t);
  const told: Record<string, string[]> = {};
  const inEnglish: Record<string, string[]> = {};
  const bad: string[] = [];
  for (const definition of shelf) {
    const live = liveOf(definition);
    const filler = fillerOf(definition, live);
    const [filled] = answerSets(filler);
    assert.ok(filled, definition.id);
    const data = found(live, filler, filled);
    const person = fieldsOf(definition)
      .filter(({ type, reuse }) => type === 'nik' || reuse === 'nik')
      .map(({ id }) => String((data as Record<string, unknown>)[id]));
    for (const [id, state] of Object.entries(definition.workflow?.states ?? {})) {
      if (state.kind !== 'desk' || !state.acts.some(({ kind }) => kind === 'approve')) continue;
      const about = { city, language: 'id', service: live, data } as const;
      const lines = await gistOf(about, { applied_on: TODAY }, id, filled.answers);
      told[definition.id] = lines.map(({ title }) => title);
      const english = await gistOf({ ...about, language: 'en' }, { applied_on: TODAY }, id, filled.answers);
      inEnglish[definition.id] = english.map(({ title }) => title);
      if (english.length === 0) bad.push(`${definition.id} ${id}: nothing in English`);
      if (lines.length === 0) bad.push(`${definition.id} ${id}: nothing`);
      for (const { title, said } of lines)
        if (person.includes(said) || /\{\{|undefined|\[object/.test(said))
          bad.push(`${definition.id} ${id}: ${title} ${said}`);
    }
  }
  assert.deepEqual(bad, []);
  assert.deepEqual(told['market-stall']?.slice(0, 3), ['Pasar', 'Jenis tempat', 'Nomor']);
  assert.deepEqual(inEnglish['market-stall']?.slice(0, 3), [
    'Name of the market',
    'Kind of place',
    'Kind of goods',
  ]);
});
