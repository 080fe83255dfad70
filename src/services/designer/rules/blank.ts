/** What a new thing in a list begins with: a name of its own, so that its author need not invent one. */

/** How names of new things begin, by the list they stand in. */
const BEGINNINGS: Readonly<Record<string, string>> = {
  sections: 'bagian_',
  fields: 'isian_',
  minutes: 'isian_',
  options: 'pilihan_',
  requirements: 'syarat-',
  lines: 'biaya-',
  checks: 'aturan-',
  acts: 'tindakan-',
  reviews: 'pendapat-',
  papers: 'surat-',
};

/** Who usually does it; a blank would begin with the first part that there is. */
const USUAL: Readonly<Record<string, string>> = { reviews: 'reviewer', visit: 'inspector' };
const kindOf = (value: object) => ('kind' in value ? value.kind : undefined);

/** Every name anywhere in the definition: fields may not share one, and no harm is done to the others. */
function namesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const one of value) namesIn(one, found);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      if ((key === 'id' || key === 'value') && typeof one === 'string') found.add(one);
      namesIn(one, found);
    }
  return found;
}

/** The blank with names where they are missing; `list` is the key of the list it goes into. */
export function withNames(blank: unknown, list: string, content: unknown): unknown {
  const taken = namesIn(content);
  const name = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => name(one, key));
    if (typeof value !== 'object' || value === null) return value;
    const isWords = 'id' in value && 'en' in value && 'jv' in value;
    const begin = BEGINNINGS[key];
    return Object.fromEntries(
      Object.entries(value).map(([inner, one]) => {
        const part = inner === 'by' ? USUAL[key === 'reviews' ? key : String(kindOf(value))] : undefined;
        if (part) return [inner, { part }];
        const unnamed =
          one === '' && begin && !isWords && (inner === 'id' || (inner === 'value' && key === 'options'));
        if (!unnamed) return [inner, name(one, inner)];
        let number = 1;
        while (taken.has(`${begin}${number}`)) number += 1;
        taken.add(`${begin}${number}`);
        return [inner, `${begin}${number}`];
      }),
    );
  };
  return name(blank, list);
}
