/** A draft as it would look when its words were complete: what is missing in a language is lent from Indonesian. */
const TONGUES = ['id', 'en', 'jv', 'zh'] as const;
type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Words that somebody began: Indonesian or another language is there, and no other key. */
function isWords(value: Json): boolean {
  const keys = Object.keys(value);
  return (
    keys.length > 0 &&
    keys.every((key) => (TONGUES as readonly string[]).includes(key)) &&
    Object.values(value).every((one) => typeof one === 'string')
  );
}

/** `lent` counts the texts that were lent. Words that are empty in every language become dots. */
export function filled(value: unknown): { value: unknown; lent: number } {
  let lent = 0;
  const fill = (one: unknown): unknown => {
    if (Array.isArray(one)) return one.map(fill);
    if (!isJson(one)) return one;
    if (!isWords(one)) return Object.fromEntries(Object.entries(one).map(([key, part]) => [key, fill(part)]));
    const there = TONGUES.map((tongue) => one[tongue]).find(
      (text): text is string => typeof text === 'string' && text.trim() !== '',
    );
    return Object.fromEntries(
      TONGUES.map((tongue) => {
        const text = one[tongue];
        if (typeof text === 'string' && text.trim() !== '') return [tongue, text];
        lent += 1;
        return [tongue, there ?? '…'];
      }),
    );
  };
  return { value: fill(value), lent };
}
