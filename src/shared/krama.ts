/** Spans of time in Javanese krama: browsers carry no Javanese at all, and where a machine does, it writes ngoko. */

const units: Record<string, string> = {
  second: 'detik',
  minute: 'menit',
  hour: 'jam',
  day: 'dinten',
  week: 'minggu',
  month: 'wulan',
  year: 'taun',
};

/** 3, 'day' → "3 dinten". Units as Intl names them. */
export function kramaSpan(value: number, unit: string): string {
  return `${new Intl.NumberFormat('id', { maximumFractionDigits: 1 }).format(value)} ${units[unit] ?? unit}`;
}

/** −2, 'hour' → "2 jam kapengker"; 3, 'day' → "3 dinten malih"; 0, 'second' → "sapunika". */
export function kramaRelative(value: number, unit: string): string {
  const name = unit.replace(/s$/, '');
  if (value === 0) return name === 'day' ? 'dinten punika' : 'sapunika';
  if (name === 'day' && value === -1) return 'kala wingi';
  if (name === 'day' && value === 1) return 'benjing';
  return `${kramaSpan(Math.abs(value), name)} ${value < 0 ? 'kapengker' : 'malih'}`;
}
