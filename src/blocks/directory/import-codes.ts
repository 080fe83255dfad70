/** Area codes of an imported file: Kemendagri codes are checked as such, those of other governments are taken as they are. */
import type { AreaKind } from './shape.ts';

const KEMENDAGRI = /^\d{2}\.\d{2}\.\d{2}(\.\d{4})?$/;
const OTHER = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u;

type Properties = Record<string, unknown>;
type Feature = { properties?: Properties | null };

/** `63.03` when all areas of the city have Kemendagri codes below it, else undefined. */
export function kemendagriCity(codes: readonly string[]): string | undefined {
  const cities = new Set(codes.map((code) => (KEMENDAGRI.test(code) ? code.slice(0, 5) : '')));
  const [city] = cities;
  return cities.size === 1 && city ? city : undefined;
}

export function propertiesOf(feature: unknown): Properties {
  return (feature as Feature | null)?.properties ?? {};
}

/** The code a feature names, trimmed; '' for none. */
export function codeOf(feature: unknown): string {
  const { kode, code } = propertiesOf(feature);
  const given = kode ?? code;
  return typeof given === 'string' || typeof given === 'number' ? String(given).trim() : '';
}

/**
 * For a city without Kemendagri codes: the same collection under stand-in codes that pass the check of their form,
 * and the way back. A code that is missing or unfit stays as it is and is refused by that check.
 */
export function standIns(features: readonly unknown[]): {
  city: string;
  features: unknown[];
  original: Map<string, string>;
} {
  const byCode = new Map<string, string>();
  const original = new Map<string, string>();
  const stood = features.map((feature) => {
    const code = codeOf(feature);
    if (!OTHER.test(code)) return feature;
    let standIn = byCode.get(code);
    if (!standIn) {
      const number = byCode.size;
      const district = String(1 + Math.floor(number / 9999)).padStart(2, '0');
      standIn = `00.00.${district}.${String((number % 9999) + 1).padStart(4, '0')}`;
      byCode.set(code, standIn);
      original.set(standIn, code);
    }
    return { ...(feature as object), properties: { ...propertiesOf(feature), kode: standIn } };
  });
  return { city: '00.00', features: stood, original };
}

/** The parent a feature names, else the longest known code of which this one is a continuation, else none. */
export function parentFor(code: string, properties: Properties, known: ReadonlySet<string>): string | null {
  const named = properties.induk ?? properties.parent;
  if (typeof named === 'string' && known.has(named) && named !== code) return named;
  for (let cut = code.lastIndexOf('.'); cut > 0; cut = code.lastIndexOf('.', cut - 1))
    if (known.has(code.slice(0, cut))) return code.slice(0, cut);
  return null;
}

/** Kemendagri: the village number begins with 1 for a kelurahan, 2 for a desa, 3 for a desa adat. */
export function kindFor(code: string, parent: string | null): AreaKind {
  if (!KEMENDAGRI.test(code)) return parent === null ? 'district' : 'neighbourhood';
  const village = code.split('.')[3];
  if (village === undefined) return 'district';
  return ({ '1': 'kelurahan', '2': 'desa', '3': 'desa-adat' } as const)[village[0] as '1'] ?? 'neighbourhood';
}
