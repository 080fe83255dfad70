/** A name as strangers may see it: enough to know one's own, too little to know another's. Pure. */

/** 'Siti Aminah' is 'Siti A•••'; a single word keeps its first three letters. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = name.trim().split(/\s+/);
  if (rest.length === 0) return first.length <= 3 ? first : `${first.slice(0, 3)}•••`;
  return [first, ...rest.map((word) => `${[...word][0]}•••`)].join(' ');
}
