/** How often the suggestions are right: categories on texts that were never trained on, twins on labelled pairs. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';
import { type Example, type Model, suggest, train } from '../../src/services/complaints/rules/suggest.ts';
import { LIKELY, likeness, type Sketch } from '../../src/services/complaints/rules/twins.ts';
import { atLeast, type Figure, type Part, plain } from '../kit/part.ts';

const PACKS = resolve(import.meta.dirname, '../../packs');
const SETS = resolve(import.meta.dirname, '../sets');
const SHARED = resolve(import.meta.dirname, '../../../shared/data/complaints/boston311-2015-third.csv.gz');

type Category = {
  id: string;
  group: string;
  title: { id: string };
  hint: { id: string };
  keywords: string[];
};
const yaml = <T>(...path: string[]): T => parse(readFileSync(join(...path), 'utf8')) as T;

function categories(): Category[] {
  return yaml<{ categories: Category[] }>(PACKS, 'base/complaints/categories.yaml').categories;
}

/** What a city knows on its first day: the words of its pack and nothing else. */
function fromPack(): Example[] {
  return categories().flatMap(({ id, title, hint, keywords }) => [
    ...keywords.map((text) => ({ label: id, text, weight: 3 })),
    { label: id, text: title.id, weight: 3 },
    { label: id, text: hint.id },
  ]);
}

type Score = { texts: number; first: number; three: number; sure: number; sureRight: number };

/** Suggestions from here on are offered against what a person chose. */
const SURE = 0.6;

function score(model: Model, set: readonly Example[]): Score {
  const total: Score = { texts: set.length, first: 0, three: 0, sure: 0, sureRight: 0 };
  for (const { label, text } of set) {
    const found = suggest(model, text);
    const [best] = found;
    if (best?.label === label) total.first += 1;
    if (found.some((one) => one.label === label)) total.three += 1;
    if (!best || best.confidence < SURE) continue;
    total.sure += 1;
    if (best.label === label) total.sureRight += 1;
  }
  return total;
}

const percent = (part: number, whole: number) => Math.round((part / Math.max(1, whole)) * 1000) / 10;

function figures(name: string, { texts, first, three, sure, sureRight }: Score): Figure[] {
  return [
    plain(`${name}: first is right`, percent(first, texts), '%', `${first} of ${texts}`),
    plain(`${name}: among three`, percent(three, texts), '%'),
    plain(
      `${name}: right when offered`,
      percent(sureRight, sure),
      '%',
      `confidence ≥ ${SURE}: ${sure} of ${texts} texts`,
    ),
  ];
}

function demoTexts(pack: string): Example[] {
  const { reports } = yaml<{ reports: { category: string; text: string }[] }>(PACKS, pack, 'demo.yaml');
  return reports.map(({ category, text }) => ({ label: category, text }));
}

/** Every other row teaches, the rest is asked: what was said when it was closed, against the type. */
function foreign(): { teach: Example[]; ask: Example[] } {
  const rows = parseCsv(gunzipSync(readFileSync(SHARED)), { columns: true }) as Record<string, string>[];
  const told = rows
    .map((row) => ({
      label: row.TYPE ?? '',
      text: `${row.CLOSURE_REASON ?? ''} ${row.CASE_TITLE === row.TYPE ? '' : row.CASE_TITLE}`,
    }))
    .filter(({ text }) => text.replace(/Case (Closed|Resolved|Noted|Invalid)/g, '').trim().length > 20);
  const even = (_: unknown, at: number) => at % 2 === 0;
  const odd = (_: unknown, at: number) => at % 20 === 1;
  return { teach: told.filter(even), ask: told.filter(odd) };
}

type Pair = { a: string; b: string; m: number; h: number; c: string | [string, string]; same: boolean };

function twinFigures(): Figure[] {
  const pairs = yaml<Pair[]>(SETS, 'twins.yaml');
  const groups = new Map(categories().map(({ id, group }) => [id, group]));
  const related = (a: string, b: string) => groups.get(a) === groups.get(b);
  const here = { lat: -7.48, lng: 110.22 };
  let [hits, misses, wrong] = [0, 0, 0];
  const missed: string[] = [];
  for (const { a, b, m, h, c, same } of pairs) {
    const [first, second] = typeof c === 'string' ? [c, c] : c;
    const known: Sketch = { text: a, point: here, category: first, at: 0, photos: [] };
    const draft: Sketch = {
      text: b,
      point: { ...here, lat: here.lat + m / 111_320 },
      category: second,
      at: h * 3_600_000,
      photos: [],
    };
    const offered = likeness(draft, known, related).score >= LIKELY;
    if (offered && same) hits += 1;
    else if (offered) wrong += 1;
    else if (same) misses += 1;
    if (offered !== same) missed.push(`${same ? 'missed' : 'wrongly offered'}: ${a} / ${b}`);
  }
  return [
    plain('twins: precision', percent(hits, hits + wrong), '%', `${pairs.length} labelled pairs`),
    plain('twins: recall', percent(hits, hits + misses), '%', missed.slice(0, 6).join('; ')),
  ];
}

export const suggestions: Part = {
  title: 'Suggestions: categories and twins on labelled sets',
  async run(say) {
    const model = train(fromPack());
    const own = Object.entries(yaml<Record<string, string[]>>(SETS, 'categories.yaml')).flatMap(
      ([label, texts]) => texts.map((text) => ({ label, text })),
    );
    const demo = ['base', 'magelang', 'banjar'].flatMap(demoTexts);
    const wrong = own.filter(({ label, text }) => suggest(model, text)[0]?.label !== label);
    for (const { label, text } of wrong)
      say(`not ${label}: ${text} → ${suggest(model, text)[0]?.label ?? 'nothing'}`);
    const out = [
      ...figures('own texts, pack words only', score(model, own)),
      ...figures('texts of the simulator, pack words only', score(model, demo)),
    ];
    // A city that has closed cases: half of the simulator's texts teach, the other half and the own texts are asked.
    const taught = train([...fromPack(), ...demo.filter((_, at) => at % 2 === 0)]);
    out.push(...figures('own texts, with closed cases', score(taught, own)));
    out.push(
      ...figures(
        'simulator, other half',
        score(
          taught,
          demo.filter((_, at) => at % 2 === 1),
        ),
      ),
    );
    if (existsSync(SHARED)) {
      const { teach, ask } = foreign();
      const began = performance.now();
      // The file is sorted by type: a slice of it would know a few types only.
      const step = Math.ceil(teach.length / 4000);
      const big = train(teach.filter((_, at) => at % step === 0));
      say(`learning from 4,000 closed cases takes ${Math.round(performance.now() - began)} ms`);
      out.push(...figures('311 closing words → 158 types, 4,000 taught', score(big, ask)));
      out.push(...figures('311, all taught', score(train(teach), ask)));
    } else say('SKIPPED: the real 311 table is not beside this project');
    const first = out[0] as Figure;
    out[0] = atLeast(first.name, first.value, 80, '%', first.note);
    return [...out, ...twinFigures()];
  },
};
