/** What the city offers today, with everything that a view of it needs. */

import {
  definitions,
  type LifeEvent,
  type LiveDefinition,
  type Pillar,
  shelf,
} from '../../blocks/definitions/api.ts';
import { type Agency, agencies } from '../../blocks/directory/api.ts';
import type { City } from '../../platform/city.ts';
import type { Context } from '../../platform/context.ts';
import { type Language, say } from '../../shared/languages.ts';
import { localDate } from '../../shared/time.ts';

/** A change of any of these makes what is remembered of procedures out of date. */
export const CHANGES = ['definitions', 'directory'] as const;

export type Offered = {
  today: string;
  all: readonly LiveDefinition[];
  pillars: readonly Pillar[];
  events: readonly LifeEvent[];
  /** Agencies that have a duty today; those for the whole city stand first. */
  handling(duty: string): readonly Agency[];
};

async function read(city: City, today: string): Promise<Offered> {
  const [services, { pillars, events }, tree] = await Promise.all([
    definitions(city),
    shelf(city),
    agencies(city),
  ]);
  const open = tree.open(today);
  return {
    today,
    all: services.all(today),
    pillars,
    events,
    handling: (duty) =>
      open
        .filter(({ handles }) => handles.includes(duty))
        .sort((a, b) => Number(a.areas.length > 0) - Number(b.areas.length > 0)),
  };
}

export function offered({ city, now }: Pick<Context, 'city' | 'now'>): Promise<Offered> {
  const today = localDate(now, city.zone);
  return city.cache.get('procedures.offered', CHANGES, () => read(city, today), { stamp: today });
}

/** One agency by name; how many share the duty where each has an area of its own. */
export type Responsible = { agency: { id: string; name: string } | null; agencies: number };

export function responsible(agencyList: readonly Agency[], language: Language): Responsible {
  const [first] = agencyList;
  const alone = first && (first.areas.length === 0 || agencyList.length === 1);
  return {
    agency: alone ? { id: first.id, name: say(first.name, language) } : null,
    agencies: alone ? 1 : agencyList.length,
  };
}
