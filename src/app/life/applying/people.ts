/** The invented citizens of a demo city who apply for things: a name from the pack, an account, a home, and papers to show. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inventCitizen } from '../../../blocks/identity/api.ts';
import type { CityPack } from '../../../blocks/packs/api.ts';
import type { Citizen } from '../../../platform/actor.ts';
import type { City } from '../../../platform/city.ts';
import { type Context, systemContext } from '../../../platform/context.ts';
import { keepUpload } from '../../../services/applications/api.ts';
import type { Random } from '../random.ts';
import { drawSheet, emptyPdf } from './sheets.ts';

export type Person = {
  actor: Citizen;
  name: string;
  phone: string;
  nik: string;
  born: string;
  address: string;
  ward: string;
  at: { lat: number; lng: number };
};

/** Two letters of the city's area, then a district 99 that no city has. */
function inventNik(area: string, random: Random): { nik: string; born: string } {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const [day, month, year] = [random.between(1, 29), random.between(1, 13), random.between(60, 99)];
  const sex = random.chance(0.5) ? 40 : 0;
  const serial = String(Math.floor(random.between(1, 9999))).padStart(4, '0');
  return {
    nik: `${area.replaceAll('.', '').slice(0, 4)}99${two(day + sex)}${two(month)}${two(year)}${serial}`,
    born: `19${two(year)}-${two(month)}-${two(day)}`,
  };
}

export function createPeople(city: City, pack: CityPack, random: Random) {
  const parents = new Set(pack.areas.map(({ parent }) => parent));
  // Only where the demo has officers: elsewhere nobody would ever answer.
  const served = pack.demo.officers.flatMap((officer) => officer.area ?? []);
  const leaves = pack.areas.filter(
    ({ code }) => !parents.has(code) && (served.length === 0 || served.some((one) => code.startsWith(one))),
  );
  const files = new Map<string, Promise<string>>();
  const known = new Map<number, Promise<Person>>();
  const names = pack.demo.residents;
  const area = leaves[0]?.code ?? '11.01';

  async function meet(index: number): Promise<Person> {
    const name = names[index] ?? 'Warga Contoh';
    // 0812-0000-xxxx is given to nobody here: the demo delivers to its own mailbox page only.
    const phone = `08120000${1000 + index}`;
    const ctx = systemContext(city, 'demo.applying');
    const id = await inventCitizen(ctx, { name, contact: phone });
    const ward = leaves[(index * 7) % leaves.length];
    const { lat = 0, lng = 0 } = ward?.centroid ?? {};
    const place = `RT ${String((index % 6) + 1).padStart(2, '0')}/RW ${String((index % 9) + 1).padStart(2, '0')}`;
    return {
      actor: { kind: 'citizen', id, name, sessionId: '' },
      ...{ name, phone, ...inventNik(area, random) },
      address: `Jl. Contoh No. ${3 + index * 4}, ${place}, ${ward?.name ?? ''}`.replace(/, $/, ''),
      ward: ward?.code ?? '',
      at: { lat, lng },
    };
  }

  async function keep(ctx: Context, kind: 'photo' | 'pdf', which: number): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'pendopo-sheet-'));
    const path = join(dir, 'sheet');
    try {
      await writeFile(path, kind === 'pdf' ? emptyPdf() : await drawSheet(which, random));
      const name = kind === 'pdf' ? 'berkas-contoh.pdf' : `berkas-contoh-${which + 1}.jpg`;
      return (await keepUpload(ctx, path, name, {})).id;
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }

  return {
    count: names.length,
    person(index: number): Promise<Person> {
      const at = index % Math.max(1, names.length);
      const one = known.get(at) ?? meet(at);
      known.set(at, one);
      return one;
    },
    /** Another name, for those whom a form asks about. */
    name: () => random.pick(names) ?? 'Warga Contoh',
    nik: () => inventNik(area, random).nik,
    /** A file of whoever acts; each has a few and shows them again. */
    file(ctx: Context, kind: 'photo' | 'pdf', which = 0): Promise<string> {
      const owner = 'id' in ctx.actor ? ctx.actor.id : '';
      const key = `${owner} ${kind} ${which}`;
      const one = files.get(key) ?? keep(ctx, kind, which);
      files.set(key, one);
      return one;
    },
  };
}
export type People = ReturnType<typeof createPeople>;
