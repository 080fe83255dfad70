/** The way through a form that is being written: its parts one by one, or on a phone one thing after the other. Pure. */
import type { Asked, AskedSection } from '../../../blocks/definitions/rules/answers.ts';
import { type Screen, screenAt, screensOf } from '../../../blocks/definitions/rules/screens.ts';

/** The last stop; no section can bear this name, ids have no hyphen. */
export const CHECK = 'periksa-kirim';

/** `at`: the key of the screen; '' where a part is shown as a whole. */
export type Stop = { section: string; at: string; asked?: AskedSection; screen?: Screen };

export function stopsOf({ sections }: Asked, phone: boolean, known?: ReadonlySet<string>): Stop[] {
  const stops = sections.flatMap((asked): Stop[] => {
    const section = asked.section.id;
    if (!phone) return [{ section, at: '', asked }];
    return screensOf(asked, known).map((screen) => ({ section, at: screen.key, asked, screen }));
  });
  return [...stops, { section: CHECK, at: '' }];
}

/** A stop as it stands in addresses and in what is kept: `goods`, `goods/width`. */
export const placeOf = ({ section, at }: Pick<Stop, 'section' | 'at'>): string =>
  at === '' ? section : `${section}/${at}`;

export function readPlace(place: string): { section: string; at: string } {
  const [section = '', ...rest] = place.split('/');
  return { section, at: rest.join('/') };
}

/** The stop at a place, also when it is kept from a screen that is split otherwise: then the part's first. */
export function stopAt(stops: readonly Stop[], place: string): Stop | undefined {
  const { section, at } = readPlace(place);
  const own = stops.filter((stop) => stop.section === section);
  const screens = own.flatMap(({ screen }) => screen ?? []);
  const screen = at === '' ? undefined : screenAt(screens, at);
  return own.find((stop) => screen && stop.screen === screen) ?? own[0];
}

/**
 * What comes after a stop that is answered. A turn of a repeated part leads to another one that still lacks something, and
 * otherwise to the list of them.
 */
export function stopAfter(
  stops: readonly Stop[],
  here: Stop,
  lacks: (stop: Stop) => boolean,
): Stop | undefined {
  const follows = stops[stops.indexOf(here) + 1];
  const turn = here.screen?.at;
  if (turn === undefined || follows?.screen?.at === turn) return follows;
  const own = stops.filter(({ section }) => section === here.section);
  return own.find((stop) => stop !== here && stop.screen?.kind === 'ask' && lacks(stop)) ?? own.at(-1);
}
