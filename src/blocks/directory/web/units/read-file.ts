/** Reads a list as spreadsheets save it, and recognises the ones that are no list at all. */

/** `xlsx`: still a workbook; `binary`: not text. Otherwise the text, whichever way it was encoded. */
export type ReadList = { text: string } | { wrong: 'xlsx' | 'binary' };

/** UTF-8, UTF-16 with its mark ("Unicode text" of spreadsheets), else the Windows encoding that older ones still use. */
export function readList(bytes: Uint8Array<ArrayBuffer>): ReadList {
  const [first, second] = bytes;
  // A workbook is a ZIP archive (PK) or, from before 2007, a compound file (D0 CF).
  if ((first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf)) return { wrong: 'xlsx' };
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  if (bytes.includes(0)) return { wrong: 'binary' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) };
  }
}
