/** An invented resident reports: words from the pack, a place in a ward, sometimes a name, sometimes a drawn photo. */
import { type CityPack, inForce } from '../../blocks/packs/api.ts';
import { canBeSeen, drawPhoto } from './photo.ts';
import type { Random } from './random.ts';
import { createSayings } from './sayings.ts';
import type { Speaker } from './speaker.ts';
import { landmarks } from './words.ts';

export type Report = {
  description: string;
  category: string;
  location?: { lat: number; lng: number };
  area?: string;
  place?: string;
  photos?: string[];
  reporter?: { name: string; phone?: string };
  anonymous?: boolean;
  language: 'id' | 'en' | 'jv' | 'zh';
};

/** Degrees: about 250 m in a ward, 600 m in a village, 2 km in a district whose villages the pack does not list. */
const SPREAD = { kelurahan: 0.0023, desa: 0.0055, 'desa-adat': 0.0055, district: 0.018 };

export function createReporting(pack: CityPack, random: Random) {
  const today = new Date().toISOString().slice(0, 10);
  const groups = new Map(inForce(pack.categories, today).map(({ id, group }) => [id, group]));
  const parents = new Set(pack.areas.map((area) => area.parent));
  const leaves = pack.areas.filter((area) => !parents.has(area.code));
  const nextReport = createSayings(pack.demo, (category) => groups.has(category), random);

  function reporter(): Pick<Report, 'reporter' | 'anonymous'> {
    const name = random.pick(pack.demo.residents);
    if (random.chance(0.2)) return { anonymous: true };
    if (!name || random.chance(0.15)) return {};
    // 0812-0000-xxxx is given to nobody here: the demo delivers to its own mailbox page only.
    const phone = `08120000${Math.floor(random.between(1000, 9999))}`;
    return { reporter: { name: `Warga ${name}`, ...(random.chance(0.6) ? { phone } : {}) } };
  }

  return {
    groupOf: (category: string) => groups.get(category) ?? 'other',
    /** A new report; `near` false names the ward only. */
    compose(near = true): Report | undefined {
      const said = nextReport();
      const ward = pack.areas.find((area) => area.code === said?.area) ?? random.pick(leaves);
      if (!said || !ward) return undefined;
      const { category, text, language } = said;
      const spread = SPREAD[ward.kind];
      const location = {
        lat: round(ward.centroid.lat + random.between(-spread, spread)),
        lng: round(ward.centroid.lng + random.between(-spread, spread)),
      };
      return {
        ...{ description: text, category, area: ward.code },
        ...(near ? { location } : {}),
        ...(random.chance(0.4) ? { place: random.pick(landmarks) } : {}),
        ...reporter(),
        // Banjarese has no face of its own here: its speakers read Indonesian.
        language: language === 'bjn' ? 'id' : language,
      };
    },
  };
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

/** Draws and sends a photo; its id, or nothing when there is nothing to see or the house does not take it now. */
export async function sendPhoto(
  speak: Speaker,
  category: string,
  done: boolean,
  random: Random,
  token?: string,
): Promise<string[]> {
  if (!canBeSeen(category)) return [];
  const photo = await drawPhoto(category, done, random);
  const sent = await speak<{ id?: string }>({
    method: 'POST',
    path: '/api/files',
    photo,
    ...(token ? { token } : {}),
  });
  return sent.status === 201 && sent.body.id ? [sent.body.id] : [];
}
