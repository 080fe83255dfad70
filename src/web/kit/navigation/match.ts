/** Finds which page stands at a path: plain words beat `:places`, so `/laporan/baru` wins over `/laporan/:code`. */

export type Params = Record<string, string>;

export type Match<T> = { page: T; params: Params };

/** The page for `pathname`, with its places filled in and decoded; undefined when there is none. */
export function matchPage<T extends { path: string }>(
  pages: readonly T[],
  pathname: string,
): Match<T> | undefined {
  const wanted = segments(pathname);
  let best: (Match<T> & { score: string }) | undefined;
  for (const page of pages) {
    const found = matchOne(segments(page.path), wanted);
    if (found && (!best || found.score > best.score)) best = { page, ...found };
  }
  return best && { page: best.page, params: best.params };
}

/** Writes a path from its pattern: `fillPath('/laporan/:code', { code: 'MGL-1' })` → `/laporan/MGL-1`. */
export function fillPath(pattern: string, params: Params): string {
  return pattern.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`path ${pattern} needs a value for "${name}"`);
    return encodeURIComponent(value);
  });
}

function segments(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

/** Score: one letter per segment, a literal outranks a place, from left to right. */
function matchOne(pattern: string[], wanted: string[]): { params: Params; score: string } | undefined {
  if (pattern.length !== wanted.length) return undefined;
  const params: Params = {};
  let score = '';
  for (const [index, part] of pattern.entries()) {
    const given = wanted[index] ?? '';
    if (part.startsWith(':')) {
      const value = decode(given);
      if (value === undefined) return undefined;
      params[part.slice(1)] = value;
      score += 'a';
    } else if (part === given) score += 'b';
    else return undefined;
  }
  return { params, score };
}

/** A broken percent sign in an address is an unknown page, not a crash. */
function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
