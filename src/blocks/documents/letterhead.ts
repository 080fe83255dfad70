/** The letterhead of a day, and who signs on it. */
import { buffer } from 'node:stream/consumers';
import type { City } from '../../platform/city.ts';
import { Problem } from '../../shared/errors.ts';
import { agencies } from '../directory/api.ts';
import { officersWith } from '../identity/api.ts';
import type { Sheet } from './paper/sheet.ts';
import { type StandIn, standInFor } from './stand-ins.ts';
import {
  type Government,
  type Letterhead,
  readGovernments,
  readLetterheads,
  readSignatories,
  type Signatory,
} from './store-letterhead.ts';

export type Heads = { governments: Government[]; letterheads: Letterhead[]; signatories: Signatory[] };

/** Everything that was ever entered, remembered until it changes. */
export function heads(city: City): Promise<Heads> {
  return city.cache.get('documents.heads', ['documents.letterhead'], async () => {
    const [governments, letterheads, signatories] = await Promise.all([
      readGovernments(city.db),
      readLetterheads(city.db),
      readSignatories(city.db),
    ]);
    return { governments, letterheads, signatories };
  });
}

const upTo = <T extends { validFrom: string }>(list: readonly T[], date: string): T | undefined =>
  list.findLast((one) => one.validFrom <= date);

/** The government's line; before anything was entered, what the city's name says. */
export function governmentOn({ governments }: Heads, city: City, date: string): Government {
  return (
    upTo(governments, date) ?? {
      validFrom: date,
      name: `Pemerintah ${city.name.id}`,
      place: city.name.id,
      coat: null,
    }
  );
}

function linesOf(one: Letterhead | undefined): string[] {
  if (!one) return [];
  const contacts = [one.telephone && `Telepon ${one.telephone}`, one.email, one.website].filter(Boolean);
  return [one.address, contacts.join(' · ')].filter((line) => line !== '');
}

export async function headOn(
  city: City,
  agency: string,
  date: string,
): Promise<Sheet['head'] & { place: string }> {
  const [all, tree] = await Promise.all([heads(city), agencies(city)]);
  const government = governmentOn(all, city, date);
  const own = all.letterheads.filter((one) => one.agency === agency);
  return {
    government: government.name,
    agency: tree.get(agency).name.id,
    lines: linesOf(upTo(own, date)),
    coat: government.coat,
    place: government.place,
  };
}

/** The bytes of the coat of arms. */
export async function readCoat(city: City, sha256: string | null): Promise<Buffer | undefined> {
  if (sha256 === null) return undefined;
  return city.cache.get(
    'documents.coat',
    ['documents.letterhead'],
    async () => {
      const stream = await city.files.get(sha256);
      return stream && buffer(stream);
    },
    { stamp: sha256 },
  );
}

export type Signer = Sheet['signer'] & { officer: string | null };

/** Whoever acts for the head goes before him on the days of acting; of two, the one entered for the later beginning. */
export function signatoryOn(list: readonly Signatory[], agency: string, date: string): Signatory | undefined {
  const valid = list.filter(
    (one) =>
      one.agency === agency && one.validFrom <= date && (one.validUntil === null || date <= one.validUntil),
  );
  return valid.findLast((one) => one.capacity !== 'head') ?? valid.findLast((one) => one.capacity === 'head');
}

/** Rank and NIP are those under which the stand-in was ever entered as a signatory. */
function actingFor({ capacity, officer, name }: StandIn, title: string, known: readonly Signatory[]): Signer {
  const entered = known.findLast((one) => one.officer === officer);
  return { capacity, title, name, rank: entered?.rank ?? null, nip: entered?.nip ?? null, officer };
}

/**
 * Who signs papers of an agency on a day: who acts for its head (as entered for the letterhead, or as a service knows of it
 * at this moment), its own head, else that of the agency above. Before anybody was entered it is the officer who holds
 * `documents.sign` there. 409 `documents.no-signatory` when there is nobody.
 */
export async function signerOn(city: City, agency: string, date: string): Promise<Signer> {
  const [{ signatories }, tree] = await Promise.all([heads(city), agencies(city)]);
  const way = tree.path(agency).toReversed();
  for (const { id } of way) {
    const found = signatoryOn(signatories, id, date);
    // Without an entered head of its own, an agency is signed for by the one above only when nobody is left below.
    const standIn =
      (found ? found.capacity === 'head' : id === agency) && (await standInFor(city, id, city.now()));
    if (standIn) return actingFor(standIn, found?.title ?? `Kepala ${tree.get(id).name.id}`, signatories);
    if (found) {
      const { capacity, title, name, rank, nip, officer } = found;
      return { capacity, title, name, rank, nip, officer };
    }
  }
  const own = tree.get(agency);
  const base = { capacity: 'head', title: `Kepala ${own.name.id}`, rank: null, nip: null } as const;
  const [officer] = await officersWith(city, 'documents.sign', { agency });
  if (officer) return { ...base, name: officer.name, officer: officer.id };
  if (city.fictional) return { ...base, name: 'Pejabat Contoh', officer: null };
  throw new Problem(409, 'documents.no-signatory', { agency: own.name.id });
}
