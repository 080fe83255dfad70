/** The list of services, and what a search looks through; both small enough to be kept on a device. */
import type { Context } from '../../platform/context.ts';
import { type Language, languages, say, type Words } from '../../shared/languages.ts';
import type { Catalogue, SearchIndex } from './contract.ts';
import { itemOf } from './item.ts';
import { offered } from './offered.ts';

export async function catalogue(ctx: Context, language: Language): Promise<Catalogue> {
  const city = await offered(ctx);
  const byTitle = new Intl.Collator(language === 'jv' ? 'id' : language);
  const named = ({ id, title }: { id: string; title: Words }) => ({ id, title: say(title, language) });
  return {
    services: city.all
      .map((one) => itemOf(one, city, language))
      .sort((a, b) => byTitle.compare(a.title, b.title)),
    pillars: city.pillars.map(named),
    events: city.events.map((event) => ({ ...named(event), says: say(event.about, language) })),
  };
}

const inAll = (words: Words) => [...new Set(languages.map((language) => words[language]))];

/** In all languages: people ask in whichever word comes first. */
export async function searchIndex(ctx: Context): Promise<SearchIndex> {
  const city = await offered(ctx);
  const events = new Map(city.events.map((event) => [event.id, event]));
  return {
    entries: city.all.map(({ definition }) => ({
      id: definition.id,
      titles: inAll(definition.title),
      keywords: definition.keywords,
      events: (definition.events ?? []).flatMap((id) => {
        const event = events.get(id);
        return event ? [event.title.id, ...event.words] : [];
      }),
      rest: [
        ...inAll(definition.summary),
        ...city
          .handling(definition.agency.kind)
          .slice(0, 1)
          .flatMap(({ name, short }) => [name.id, short]),
      ],
    })),
    events: city.events.map(({ id, title, words }) => ({ id, titles: inAll(title), keywords: words })),
  };
}
