/** Turns the bytes of a table into text, whatever wrote them: UTF-8 with or without a mark, UTF-16 of spreadsheets, Windows-1252. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le';

/** The bytes of the file, unpacked if its name ends in .gz; `read` says how many of its own bytes were taken. */
export function bytesOf(path: string): { bytes: Readable; read: () => number; close: () => void } {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  const bytes = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  if (bytes !== file) file.on('error', (error) => bytes.destroy(error));
  return { bytes, read: () => file.bytesRead, close: () => file.destroy() };
}

/** Found out from all bytes, with the first line: a text that is not valid UTF-8 was written by an old Windows program. */
export async function lookAt(path: string): Promise<{ encoding: Encoding; firstLine: string }> {
  const { bytes, close } = bytesOf(path);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head: Buffer | undefined;
  let encoding: Encoding = 'utf-8';
  try {
    for await (const chunk of bytes as AsyncIterable<Buffer>) {
      head ??= chunk;
      if (head === chunk && chunk[0] === 0xff && chunk[1] === 0xfe) encoding = 'utf-16le';
      if (encoding === 'utf-16le') break;
      decoder.decode(chunk, { stream: true });
    }
    if (encoding === 'utf-8') decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    encoding = 'windows-1252';
  } finally {
    close();
  }
  return { encoding, firstLine: new TextDecoder(encoding).decode(head).split(/\r?\n/)[0] ?? '' };
}

const SEPARATORS = [',', ';', '\t', '|'] as const;

/** The separator that the first line uses most, outside quotes. */
export function delimiterOf(firstLine: string): (typeof SEPARATORS)[number] {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((one) => ({ one, count: bare.split(one).length - 1 }));
  return counts.sort((a, b) => b.count - a.count)[0]?.one ?? ',';
}
