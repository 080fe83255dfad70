/** The first look at a file that somebody sent: is it a table, what are its columns, its first rows and its frequent words. */
import { open } from 'node:fs/promises';
import { Problem } from '../../../shared/errors.ts';
import { cleanLine } from '../../../shared/text.ts';
import type { Encoding } from './decode.ts';
import { openTable } from './table.ts';

const FIRST_ROWS = 20;
/** A column with more different words than this is no list of categories or agencies. */
const MOST_WORDS = 200;
const LONGEST_WORD = 100;

export type Survey = {
  header: string[];
  rows: number;
  sample: { line: number; values: string[] }[];
  /** Columns with few different words: each word and how many rows have it, the most frequent first. */
  words: Record<string, { word: string; count: number }[]>;
};
export type Wish = { encoding?: Encoding | undefined; delimiter?: string | undefined };

async function refuseForeign(path: string): Promise<void> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0);
    const head = buffer.subarray(0, bytesRead);
    const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte);
    // Excel's own files are zip archives too.
    if (starts(0x50, 0x4b) || starts(0x1f, 0x8b) || starts(0xd0, 0xcf, 0x11, 0xe0))
      throw new Problem(422, 'complaints.import-packed');
    if (!starts(0xff, 0xfe) && head.includes(0)) throw new Problem(422, 'complaints.import-not-a-table');
  } finally {
    await file.close();
  }
}

/** Reads all of the file once. Throws 422 for what is no table: packed, binary, without columns or rows, or with a column name twice. */
export async function surveyOf(
  path: string,
  wish: Wish = {},
): Promise<Survey & { encoding: Encoding; delimiter: string }> {
  await refuseForeign(path);
  const table = await openTable(path, wish).catch(() => {
    throw new Problem(422, 'complaints.import-not-a-table');
  });
  const { header, encoding, delimiter } = table;
  const sample: Survey['sample'] = [];
  const counts: (Map<string, number> | undefined)[] = header.map(() => new Map());
  let rows = 0;
  try {
    for await (const { line, values } of table.rows) {
      rows += 1;
      if (sample.length < FIRST_ROWS)
        sample.push({ line, values: values.slice(0, header.length).map((one) => one.slice(0, 500)) });
      counts.forEach((known, at) => {
        const word = cleanLine(values[at] ?? '');
        if (!known || !word) return;
        if (word.length > LONGEST_WORD || (!known.has(word) && known.size >= MOST_WORDS))
          counts[at] = undefined;
        else known.set(word, (known.get(word) ?? 0) + 1);
      });
    }
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('CSV_'))
      throw new Problem(422, 'complaints.import-not-a-table');
    throw error;
  }
  if (header.length < 3) throw new Problem(422, 'complaints.import-not-a-table');
  if (rows === 0) throw new Problem(422, 'complaints.import-no-rows');
  const twice = header.find((name, at) => name !== '' && header.indexOf(name) !== at);
  if (twice) throw new Problem(422, 'complaints.import-column-twice', { name: twice.slice(0, 60) });
  const words: Survey['words'] = {};
  header.forEach((name, at) => {
    const known = counts[at];
    if (known && known.size > 0)
      words[name] = [...known]
        .map(([word, count]) => ({ word, count }))
        .sort((a, b) => b.count - a.count || a.word.localeCompare(b.word));
  });
  return { header, rows, sample, words, encoding, delimiter };
}
