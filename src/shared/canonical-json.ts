/** One spelling for one value, so that equal data has an equal hash or signature (RFC 8785, JSON Canonicalization Scheme). */

/**
 * The canonical JSON of plain data: keys sorted by UTF-16 units, no white space, numbers as ECMAScript writes them.
 * Properties that are undefined are left out, as JSON does; `toJSON` is honoured. TypeError for what JSON cannot say:
 * NaN, infinities, lone surrogates, bigint, functions, undefined in an array, and circles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, new Set());
}

function write(value: unknown, above: Set<object>): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`JSON cannot say ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return text(value);
  if (typeof value !== 'object') throw new TypeError(`JSON cannot say ${typeof value}`);
  if ('toJSON' in value && typeof value.toJSON === 'function') return write(value.toJSON(), above);
  if (above.has(value)) throw new TypeError('JSON cannot say a circle');
  above.add(value);
  const written = Array.isArray(value)
    ? `[${Array.from(value, (item) => write(item, above)).join()}]`
    : `{${properties(value, above).join(',')}}`;
  above.delete(value);
  return written;
}

function properties(value: object, above: Set<object>): string[] {
  const held = value as Record<string, unknown>;
  const written: string[] = [];
  // Without a comparer names are sorted by their UTF-16 units.
  for (const key of Object.keys(held).sort()) {
    const item = held[key];
    if (item !== undefined) written.push(`${text(key)}:${write(item, above)}`);
  }
  return written;
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new TypeError('JSON cannot say a lone surrogate');
  return JSON.stringify(value);
}
