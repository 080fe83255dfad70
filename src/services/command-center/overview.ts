/** The whole picture of a city in one answer. Written once per language and moment, however many walls ask. */
import { agencies } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import { type Language, say } from '../../shared/languages.ts';
import type { Overview } from './contract.ts';
import { readAgencies, readFigures } from './figures.ts';
import { readBoards } from './lists.ts';
import { readPart } from './parts.ts';

/** Each part by itself: what cannot be read is dead and named, the rest stands. The readers never reject. */
async function readOverview(city: City, language: Language): Promise<Overview> {
  const [figures, table, boards, tree] = await Promise.all([
    readFigures(city),
    readAgencies(city, language),
    readBoards(city, language),
    readPart(city, 'directory.agencies', () => agencies(city)),
  ]);
  return {
    at: city.now().toISOString(),
    city: { name: say(city.name, language), zone: city.zone, fictional: city.fictional },
    figures,
    agencies: table,
    boards,
    agencyNames: Object.fromEntries((tree.value?.all() ?? []).map((agency) => [agency.id, agency.short])),
  };
}

/** Milliseconds for which one written answer serves every screen of a language. */
const KEEP_MS = 1_000;
type Written = { text: Promise<string>; at: number };
const written = new WeakMap<City, Map<Language, Written>>();

/** The overview as JSON text; at most a second old. */
export function writtenOverview(city: City, language: Language): Promise<string> {
  const shelf = written.get(city) ?? new Map<Language, Written>();
  written.set(city, shelf);
  const known = shelf.get(language);
  const now = city.now().getTime();
  if (known && now >= known.at && now - known.at < KEEP_MS) return known.text;
  const text = readOverview(city, language).then((overview) => JSON.stringify(overview));
  shelf.set(language, { text, at: now });
  text.catch(() => shelf.delete(language));
  return text;
}
