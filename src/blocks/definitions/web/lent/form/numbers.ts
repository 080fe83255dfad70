/** Numbers as people type them, with a point or a comma, and as the form keeps them. */

/**
 * `1.250.000` or `Rp1.250.000,-` → 1250000 where no decimals are asked for; `2,5` or `2.5` → 2.5 where they are. What is
 * no number comes back as it was typed, so that nothing disappears under the fingers; undefined for nothing.
 */
export function typedNumber(text: string, decimals = 0): number | string | undefined {
  const bare = text
    .trim()
    .replace(/^rp\.?/i, '')
    .replace(/,-$/, '')
    .replace(/\s/g, '');
  if (bare === '') return undefined;
  if (decimals === 0) {
    if (/^-?\d+$/.test(bare)) return Number(bare);
    return /^-?\d{1,3}([.,]\d{3})+$/.test(bare) ? Number(bare.replace(/[.,]/g, '')) : text;
  }
  const parts = /^(-?\d+|-?\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d+))?$/.exec(bare);
  if (!parts) return text;
  const whole = (parts[1] ?? '').replace(/[.,]/g, '');
  return Number(parts[2] ? `${whole}.${parts[2]}` : whole);
}
