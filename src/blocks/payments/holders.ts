/** Whose hands cash is in, by name: collectors are officers, tills belong to agencies. Names are looked up when they are shown and kept nowhere. */
import type { Context } from '../../platform/context.ts';
import { say } from '../../shared/languages.ts';
import { agencies } from '../directory/api.ts';
import { officerNames } from '../identity/api.ts';
import type { Holder } from './rules/treasury-contract.ts';

const CASH = /^cash\/(?:(till|in-transit)-)?(.+)$/;

/** For accounts of cash; others are left out. */
export async function holdersOf({ city, language }: Context, codes: readonly string[]): Promise<Holder[]> {
  const read = codes.flatMap((code) => {
    const [, place, of = ''] = CASH.exec(code) ?? [];
    return of ? [{ code, place, of }] : [];
  });
  const [tree, names] = await Promise.all([
    agencies(city),
    officerNames(
      city,
      read.map(({ of }) => of),
    ),
  ]);
  return read.map(({ code, place, of }) => {
    const agency = tree.find(of);
    const name = names.get(of) ?? (agency ? say(agency.name, language) : of);
    return { code, place: place === 'till' ? 'till' : place === 'in-transit' ? 'transit' : 'hands', name };
  });
}
