/** Numbers of letters (nomor surat): a pattern as data, filled from a counter that begins anew each year. */

export type NumberParts = {
  seq: number;
  /** Classification code of the kind of letter, as in `503` for permits. */
  code: string;
  /** Short name of the agency, as it stands in numbers. */
  agency: string;
  year: number;
  /** 1 to 12. */
  month: number;
};

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const;
const PIECE = /\{([a-z-]+)(?::(\d))?\}/g;
const PIECES = new Set(['seq', 'code', 'agency', 'year', 'month', 'roman-month']);

const NUMBER_PATTERN_LENGTH = 80;

/** Why a pattern is none: `seq` and `year` must stand in it, or two letters would bear the same number. Undefined when it is good. */
export function patternFault(
  pattern: string,
): 'too-long' | 'unknown' | 'no-seq' | 'no-year' | 'sign' | undefined {
  if (pattern.length > NUMBER_PATTERN_LENGTH) return 'too-long';
  const found = [...pattern.matchAll(PIECE)].map(([, name = '']) => name);
  if (found.some((name) => !PIECES.has(name))) return 'unknown';
  if (!/^[\w./ -]*$/.test(pattern.replace(PIECE, ''))) return 'sign';
  if (!found.includes('seq')) return 'no-seq';
  if (!found.includes('year')) return 'no-year';
  return undefined;
}

/** `{seq:3}/{code}/{agency}/{roman-month}/{year}` → `007/503/DPMPTSP/XI/2026`. RangeError for a pattern that is none. */
export function formatNumber(pattern: string, parts: NumberParts): string {
  const fault = patternFault(pattern);
  if (fault) throw new RangeError(`the pattern of numbers “${pattern}” is wrong: ${fault}`);
  const values: Record<string, string> = {
    seq: String(parts.seq),
    code: parts.code,
    agency: parts.agency,
    year: String(parts.year),
    month: String(parts.month).padStart(2, '0'),
    'roman-month': ROMAN[parts.month - 1] ?? '',
  };
  return pattern.replace(PIECE, (_whole, name: string, width?: string) =>
    (values[name] ?? '').padStart(Number(width ?? 0), '0'),
  );
}
