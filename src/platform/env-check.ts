// Checks one environment variable against its row of the table and says, without showing secrets, what is wrong.
import { resolve } from 'node:path';
import type { Variable } from './env-variables.ts';

export type Fault = { variable: string; wrong: string; fix: string };

/** Gives the value to use (trimmed; folders absolute), or the fault. Empty counts as absent. */
export function checkVariable(variable: Variable, given: string | undefined): string | undefined | Fault {
  const value = given?.trim() || variable.default;
  if (value === undefined) return undefined;
  const shown = variable.secret ? 'the given value' : `"${value}"`;
  const fault = (what: string, fix: string): Fault => ({
    variable: variable.name,
    wrong: `${shown} ${what}`,
    fix,
  });
  const example = variable.example ? `, e.g. ${variable.example}` : '';

  const kind = variable.kind;
  switch (kind.is) {
    case 'integer': {
      const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
      if (number >= kind.min && number <= kind.max) return String(number);
      return fault(
        `is not a whole number from ${kind.min} to ${kind.max}`,
        `set it to e.g. ${variable.default}`,
      );
    }
    case 'one-of':
      if (kind.values.includes(value)) return value;
      return fault('is not one of the known values', `use one of: ${kind.values.join(', ')}`);
    case 'url':
      if (kind.or?.includes(value)) return value;
      if (isUrl(value, kind.schemes)) return value;
      return fault(
        `is not an address that begins with ${kind.schemes.map((it) => `${it}:`).join(' or ')}`,
        `use ${[...(kind.or ?? []), 'such an address'].join(', ')}${example}`,
      );
    case 'host':
      if (/^[A-Za-z0-9.:_-]+$/.test(value)) return value;
      return fault('is not an address or a host name', `use the address alone${example}`);
    case 'domain':
      if (
        /^(?=.{1,253}(:|$))[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?$/.test(
          value,
        )
      ) {
        return value;
      }
      return fault('is not a domain name', `use small letters, no scheme and no path${example}`);
    case 'folder':
      if (value.includes('\0')) return fault('is not a path', `use a folder${example}`);
      return resolve(value);
    case 'text':
      return value;
  }
}

function isUrl(value: string, schemes: readonly string[]): boolean {
  const parsed = URL.parse(value);
  if (!parsed || !schemes.includes(parsed.protocol.slice(0, -1))) return false;
  return parsed.protocol === 'mailto:'
    ? parsed.pathname.includes('@')
    : parsed.host !== '' || parsed.search !== '';
}

/** The known name that differs from `name` by the fewest letters, when the two are close enough to be a slip. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((it) => ({ it, far: distance(name, it) })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  return best && best.far <= Math.max(3, name.length / 3) ? best.it : undefined;
}

/** Levenshtein distance: how many letters to insert, drop or exchange. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchange = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchange, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
