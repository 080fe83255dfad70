/** Invented reports for the load: every category, places in every ward, a name and a number each. */
import { agencies, areas } from '../../src/blocks/directory/api.ts';
import type { City } from '../../src/platform/city.ts';
import { offered, settingsOf } from '../../src/services/complaints/settings.ts';
import { dice } from './numbers.ts';

export const SENTENCES = [
  'Lampu jalan di depan gang padam sejak tiga hari lalu.',
  'Jalan berlubang cukup dalam, sudah ada pengendara motor yang jatuh.',
  'Sampah menumpuk di tepi sungai dan belum diangkut sepekan ini.',
  'Saluran tersumbat sehingga air meluap ke jalan setiap hujan.',
  'Pohon besar condong ke kabel, mohon segera dipangkas.',
  'Trotoar rusak dan sulit dilewati kursi roda.',
];

type Place = { lat: number; lng: number };

/** Wards with their middles, categories and agencies of a city. */
export async function sceneOf(city: City) {
  const [directory, tree, settings] = await Promise.all([areas(city), agencies(city), settingsOf(city)]);
  const all = directory.all();
  const parents = new Set(all.map((area) => area.parent));
  const wards = all.filter((area) => !parents.has(area.code));
  return { wards, settings, agencies: tree.all(), categories: offered(settings) };
}

/** Bodies for `POST /api/complaints`, the same in every run; `onlyPublic` leaves out what no wall shows. */
export async function reportBodies(city: City, count: number, onlyPublic = false): Promise<object[]> {
  const roll = dice(7);
  const { wards, categories: all } = await sceneOf(city);
  const categories = onlyPublic ? all.filter((one) => one.public) : all;
  const pick = <T>(list: readonly T[]) => list[Math.floor(roll() * list.length)] as T;
  return Array.from({ length: count }, (_, index) => {
    const { lat, lng } = pick(wards).centroid as Place;
    return {
      description: `${pick(SENTENCES)} ${pick(SENTENCES)} Laporan uji nomor ${index}.`,
      category: pick(categories).id,
      location: { lat: lat + (roll() - 0.5) * 0.0004, lng: lng + (roll() - 0.5) * 0.0004 },
      reporter: { name: `Warga Uji ${index}`, phone: `08120000${String(1000 + (index % 9000))}` },
    };
  });
}
