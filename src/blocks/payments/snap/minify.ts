/** JSON without its white space, exactly as it came otherwise: signatures are over the sender's own spelling. */

/**
 * Takes spaces, tabs and line ends away that stand outside strings. Numbers keep their digits ('10000.00') and names
 * their order: parsing and writing anew would change both. Undefined when the text is no JSON.
 */
export function minified(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  // A string with its escapes, or white space: only the latter goes.
  return text.replace(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, (_, kept: string | undefined) => kept ?? '');
}
