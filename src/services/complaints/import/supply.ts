/** The categories and agencies of a foreign file that the city lacks: counted first, made on request. */
import { agencies, createAgency } from '../../../blocks/directory/api.ts';
import { change } from '../../../platform/change.ts';
import type { Context } from '../../../platform/context.ts';
import { slugOf } from '../../../shared/slug.ts';
import { cleanLine } from '../../../shared/text.ts';
import { readSettings, writeCategory, writeRoute } from '../store-settings.ts';
import { agencyIdOf, type CityFacts, categoryIdOf } from './convert.ts';
import type { Mapping } from './mapping.ts';

export type MissingCategory = {
  id: string;
  title: string;
  group: string;
  agency: string | null;
  rows: number;
};
export type MissingAgency = { id: string; name: string; short: string; rows: number };
export type Missing = { categories: MissingCategory[]; agencies: MissingAgency[] };

/** From the beginning of time, because cases of the past fall under them. */
const FROM = '2000-01-01';
const four = (text: string) => ({ id: text, en: text, jv: text, zh: text });

class Votes {
  readonly #counts = new Map<string, number>();
  add(word: string): void {
    if (word) this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
  }
  most(): string | undefined {
    return [...this.#counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  }
}

type Words = { title: string; rows: number; groups: Votes; agencies: Votes };
type Office = { short: string; rows: number; names: Votes };

/** Collects what the file names and the city does not know, with how many rows name it, while the rows are read. */
export class Lacking {
  readonly #categories = new Map<string, Words>();
  readonly #offices = new Map<string, Office>();
  readonly #supplied = new Set<string>();
  readonly #mapping: Mapping;
  readonly #facts: CityFacts;
  readonly #places: { category: number; agency: number; group: number; name: number };

  constructor(header: readonly string[], mapping: Mapping, facts: CityFacts) {
    const { columns, create } = mapping;
    const at = (name: string | undefined) => (name ? header.indexOf(name) : -1);
    this.#mapping = mapping;
    this.#facts = facts;
    this.#places = {
      category: at(columns.category),
      agency: at(columns.agency),
      group: at(create?.group),
      name: at(create?.agencyName),
    };
  }

  see(values: readonly string[]): void {
    const places = this.#places;
    const word = (place: number) => (place < 0 ? '' : cleanLine(values[place] ?? ''));
    const title = word(places.category);
    const office = word(places.agency);
    if (title) {
      const id = categoryIdOf(this.#mapping, title);
      if (!this.#facts.hasCategory(id)) {
        const known = this.#categories.get(id) ?? {
          title,
          rows: 0,
          groups: new Votes(),
          agencies: new Votes(),
        };
        known.rows += 1;
        known.groups.add(word(places.group));
        known.agencies.add(office);
        this.#categories.set(id, known);
      }
    }
    if (!office) return;
    const id = agencyIdOf(this.#mapping, office);
    if (this.#facts.hasAgency(id)) return;
    const known = this.#offices.get(id) ?? { short: office, rows: 0, names: new Votes() };
    known.rows += 1;
    known.names.add(word(places.name));
    this.#offices.set(id, known);
  }

  /** Everything so far, the most frequent first. */
  all(): Missing {
    return {
      categories: [...this.#categories]
        .map(([id, one]) => {
          const agency = one.agencies.most();
          return {
            id,
            title: one.title,
            group: one.groups.most() ?? one.title,
            agency: agency ? agencyIdOf(this.#mapping, agency) : null,
            rows: one.rows,
          };
        })
        .sort((a, b) => b.rows - a.rows),
      agencies: [...this.#offices]
        .map(([id, one]) => ({ id, short: one.short, name: one.names.most() ?? one.short, rows: one.rows }))
        .sort((a, b) => b.rows - a.rows),
    };
  }

  /** What came up since this was asked last. */
  fresh(): Missing {
    const { categories, agencies: offices } = this.all();
    const isNew = (key: string) => !this.#supplied.has(key);
    const fresh = {
      categories: categories.filter(({ id }) => isNew(`category ${id}`)),
      agencies: offices.filter(({ id }) => isNew(`agency ${id}`)),
    };
    for (const { id } of fresh.categories) this.#supplied.add(`category ${id}`);
    for (const { id } of fresh.agencies) this.#supplied.add(`agency ${id}`);
    return fresh;
  }
}

/** Makes them as the city's own data, in the words of the file; administrators can change them afterwards. */
export async function supply(ctx: Context, mapping: Mapping, missing: Missing): Promise<void> {
  const { create } = mapping;
  if (!create) return;
  for (const { id, name, short } of missing.agencies)
    await createAgency(ctx, {
      id,
      name: four(name === short ? name : `${name} (${short})`),
      short: short.slice(0, 20),
      kind: 'dinas',
    });
  if (missing.categories.length === 0) return;
  const [tree, { kinds, routes, categories }] = await Promise.all([
    agencies(ctx.city),
    readSettings(ctx.city),
  ]);
  const kind =
    kinds[0]?.id ??
    routes.find((one) => one.kind)?.kind ??
    String(categories[0]?.data.agencyKind ?? 'complaints');
  await change(ctx, async (tx) => {
    for (const { id, title, group, agency } of missing.categories) {
      const data = {
        title: four(title),
        hint: four(title),
        group: slugOf(group),
        groupTitle: four(group),
        keywords: [title.toLowerCase().slice(0, 60)],
        agencyKind: kind,
        clock: create.clock,
        priority: create.priority,
        public: create.public,
        hazard: false,
      };
      await writeCategory(tx, { id, from: FROM, data });
      if (agency && tree.find(agency))
        await writeRoute(tx, { category: id, kind: null, area: null, agency, from: FROM });
    }
    tx.audit({
      action: 'complaints.import.supplied',
      subject: mapping.source,
      after: { categories: missing.categories.length, agencies: missing.agencies.length },
    });
    tx.emit({ type: 'complaints.settings.changed', subject: mapping.source, payload: {} });
  });
  ctx.city.cache.passed('complaints.settings.changed');
}
