/** Whether the words of a report nearby say anything that could be compared. */

/** False for words that say no more than the name of the kind, such as "Lampu jalan: –" in a report taken over from elsewhere. */
export function saysMore(description: string, kind: string): boolean {
  return /[\p{L}\p{N}]/u.test(description.trim().replace(kind, ''));
}
